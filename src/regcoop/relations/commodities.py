"""How two commodities stand to each other, by their codes of the Harmonized System and the tree of commodities."""

from collections.abc import Iterator, Mapping

from regcoop.measures import Commodity
from regcoop.relations.sets import SetRelation, relation_of_sets

__all__ = ["relation_of_commodities", "wider_commodities"]


def wider_commodities(code: str, commodities: Mapping[str, Commodity]) -> Iterator[str]:
    """Give the commodities that are known to contain a commodity, the nearest first; each once, even in a circle."""
    seen = {code}
    record = commodities.get(code)
    while record is not None and record.parent is not None and record.parent not in seen:
        seen.add(record.parent)
        yield record.parent
        record = commodities.get(record.parent)


def relation_of_commodities(first: str | None, second: str | None, commodities: Mapping[str, Commodity]) -> SetRelation:
    """Tell how two commodities stand to each other; None is all goods.

    Mapped ones are compared by HS prefix. A label without codes is unknown beside everything but itself, all goods and
    what the tree says contains it: nobody can say what it overlaps.

    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import relation_of_commodities
    >>> goods = load().commodities
    >>> relation_of_commodities("HS:081060", "HS:08", goods), relation_of_commodities("durian", "HS:081060", goods)
    (<SetRelation.CONTAINED: 'contained'>, <SetRelation.UNKNOWN: 'unknown'>)
    """
    if first == second:
        return SetRelation.EQUAL
    if first is None or second is None:
        return SetRelation.CONTAINS if first is None else SetRelation.CONTAINED
    if second in wider_commodities(first, commodities):
        return SetRelation.CONTAINED
    if first in wider_commodities(second, commodities):
        return SetRelation.CONTAINS
    left, right = _codes(first, commodities), _codes(second, commodities)
    return _by_codes(left, right) if left and right else SetRelation.UNKNOWN


def _codes(code: str, commodities: Mapping[str, Commodity]) -> tuple[str, ...]:
    record = commodities.get(code)
    return () if record is None else record.hs_codes


def _by_codes(left: tuple[str, ...], right: tuple[str, ...]) -> SetRelation:
    return relation_of_sets(
        in_second=all(_covered(code, right) for code in left),
        in_first=all(_covered(code, left) for code in right),
        meet=any(one.startswith(other) or other.startswith(one) for one in left for other in right),
    )


def _covered(code: str, by: tuple[str, ...]) -> bool:
    return any(code.startswith(other) for other in by)
