"""Conversion of money with dated, sourced rates, and the check of conversions that others have printed."""

from regcoop.conversion.amounts import Conversion, convert
from regcoop.conversion.batches import Conversions, ConvertedClaim, NotConverted, convert_all
from regcoop.conversion.restatements import RestatementCheck, RestatementVerdict, check_restatement

__all__ = [
    "Conversion",
    "Conversions",
    "ConvertedClaim",
    "NotConverted",
    "RestatementCheck",
    "RestatementVerdict",
    "check_restatement",
    "convert",
    "convert_all",
]
