"""The thresholds of comparison: every number that a judgement hangs on, with its name and its reason."""

from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_decimal, check_range, check_tuple
from regcoop.errors import FieldValueError

__all__ = ["THRESHOLDS", "Thresholds"]

_DECIMALS: Final = (
    "currency_pair",
    "restated_rate",
    "revision",
    "parity_from",
    "cif_fob_to",
    "asymmetry_from",
    "asymmetry_to",
    "total_normal_to",
    "unit_value_factor",
)


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Thresholds:
    """Hold the thresholds of comparison; pass others where your field asks for them.

    Use `attrs.evolve(THRESHOLDS, revision=Decimal("0.02"))` to change one.

    >>> from regcoop.relations import THRESHOLDS
    >>> THRESHOLDS.cif_fob_to
    Decimal('1.20')

    Attributes:
        currency_pair: by how much the rate between two official totals of one fact may miss the average of the period.
            Customs convert at rates of their own; yuan-dollar pairs of Chinese customs lie −1.75 % to +0.35 % from it.
        restated_rate: by how much a restated amount may miss the daily rates, since sources of rates differ by as much.
        days_after: how many days after publication a daily rate still counts for a restated amount.
        revision: the largest gap between two claims of one compiler that is presumed to be a revision.
        parity_from: the lowest ratio of importer to exporter that is near parity.
        cif_fob_to: the highest ratio that freight and insurance explain: 1.06 is the factor of the International
            Monetary Fund (Direction of Trade Statistics Yearbook 2017), 1.10 to 1.20 the range the World Bank names.
        asymmetry_from: the lowest ratio that is an asymmetry and not yet a strong one.
        asymmetry_to: the highest ratio that is an asymmetry and not yet a strong one.
        total_normal_to: the highest ratio of larger to smaller that is normal for exports plus imports, whose two
            valuations partly cancel out.
        unit_value_factor: the factor between two unit values of the same goods above which one is doubted.
        scales: the powers of ten by which scale words are mistaken: ten, thousand, 万, million, 亿, billion.
    """

    currency_pair: Decimal = Decimal("0.02")
    restated_rate: Decimal = Decimal("0.005")
    days_after: int = 7
    revision: Decimal = Decimal("0.05")
    parity_from: Decimal = Decimal("0.95")
    cif_fob_to: Decimal = Decimal("1.20")
    asymmetry_from: Decimal = Decimal("0.75")
    asymmetry_to: Decimal = Decimal("1.5")
    total_normal_to: Decimal = Decimal("1.10")
    unit_value_factor: Decimal = Decimal(5)
    scales: tuple[int, ...] = (1, 3, 4, 6, 8, 9)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        for name in _DECIMALS:
            value = getattr(self, name)
            check_decimal(name, value)
            if value <= 0:
                raise FieldValueError(name, str(value), "a number above zero")
        check_range("days_after", self.days_after, lowest=0, highest=366)
        check_tuple("scales", self.scales, int)
        if not self.parity_from <= 1 <= self.cif_fob_to <= self.asymmetry_to:
            raise FieldValueError(
                "cif_fob_to", str(self.cif_fob_to), "a ratio from 1 to asymmetry_to, with parity_from at most 1"
            )


THRESHOLDS: Final = Thresholds()
"""The thresholds that are used where none are given."""
