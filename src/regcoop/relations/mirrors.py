"""The classes of a mirror ratio: what freight and insurance explain, and what they do not."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from regcoop.interval import Interval
from regcoop.relations.thresholds import THRESHOLDS, Thresholds

__all__ = ["MirrorClass", "classify_mirror"]

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)


class MirrorClass(StrEnum):
    """Tell what a ratio between the two sides of one flow means; never that one side is right."""

    CIF_FOB = "within the CIF/FOB range"
    PARITY = "near parity"
    NORMAL = "normal"
    ASYMMETRY = "asymmetry"
    STRONG = "strong asymmetry"


def classify_mirror(ratio: Interval, *, one_way: bool, thresholds: Thresholds = THRESHOLDS) -> MirrorClass:
    """Class a mirror ratio by its interval: the mildest class that it reaches into.

    A one-way ratio is importer over exporter: imports are valued with freight and insurance (CIF), exports without
    (FOB), so that 1.00 to 1.20 is what the two valuations explain. For totals of both directions, and for stocks, it
    is the larger over the smaller.

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> from regcoop.relations import classify_mirror
    >>> classify_mirror(Interval(Decimal("1.27"), Decimal("1.28")), one_way=False)
    <MirrorClass.ASYMMETRY: 'asymmetry'>

    Args:
        ratio: the ratio with its interval.
        one_way: whether it is importer over exporter.
        thresholds: the limits of the classes.
    """
    limits = thresholds
    if one_way and _reaches(ratio, _ONE, limits.cif_fob_to):
        return MirrorClass.CIF_FOB
    if one_way and _reaches(ratio, limits.parity_from, limits.cif_fob_to):
        return MirrorClass.PARITY
    if not one_way and ratio.lo <= limits.total_normal_to:
        return MirrorClass.NORMAL
    lowest = limits.asymmetry_from if one_way else _ZERO
    return MirrorClass.ASYMMETRY if _reaches(ratio, lowest, limits.asymmetry_to) else MirrorClass.STRONG


def _reaches(ratio: Interval, lowest: Decimal, highest: Decimal) -> bool:
    return ratio.hi >= lowest and ratio.lo <= highest
