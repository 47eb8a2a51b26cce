"""Exchange rates as dated, sourced, explicit tables."""

from regcoop.rates.asking import RateTable
from regcoop.rates.chain import ChainRates, bundled_rates
from regcoop.rates.ecb import EcbRates
from regcoop.rates.given import TableRates
from regcoop.rates.legs import Quotation
from regcoop.rates.monthly import MonthlyRates, RateHolder
from regcoop.rates.rate import LIMIT_DAYS, Basis, OnMissing, Rate, RateBasis, Rates, format_digits
from regcoop.rates.stated import Claim, StatedRates, implied_rate

__all__ = [
    "LIMIT_DAYS",
    "Basis",
    "ChainRates",
    "Claim",
    "EcbRates",
    "MonthlyRates",
    "OnMissing",
    "Quotation",
    "Rate",
    "RateBasis",
    "RateHolder",
    "RateTable",
    "Rates",
    "StatedRates",
    "TableRates",
    "bundled_rates",
    "format_digits",
    "implied_rate",
]
