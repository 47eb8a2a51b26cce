"""What kind of pair two claims are: the question that comes before every comparison of their numbers."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.blocs import Bloc
from regcoop.figures import Origin, TradeFigure
from regcoop.period import Period
from regcoop.relations.attributes import Assumption, attributes_of, compare_attributes
from regcoop.relations.commodities import relation_of_commodities
from regcoop.relations.dimensions import DIMENSION_NAMES, AnyClaim, Dimensions, dimensions_of
from regcoop.relations.flows import relation_of_flows
from regcoop.relations.parties import Parties
from regcoop.relations.periods import relation_of_periods
from regcoop.relations.sets import SetRelation

__all__ = ["Pair", "Relation", "composed_side", "meant_party", "relate", "relation_in"]


class Relation(StrEnum):
    """Tell what kind of pair two claims are, which decides what may be asked of them."""

    SAME_FACT = "same fact"
    """Their facts are equal and their units too, so that their intervals may be asked to meet."""

    OTHER_CURRENCY = "same fact, other currency"
    """Their facts are equal and both are money; only a rate of exchange can say whether they fit."""

    MIRROR = "mirror"
    """One flow as its two sides report it; a ratio, never equality and never an average."""

    GROWTH = "growth-comparable"
    """Equal but for the period, and the periods are one moved by whole years."""

    CONTAINS = "contains"
    """Exactly one component of the first strictly contains that of the second."""

    CONTAINED = "contained"
    """Exactly one component of the first lies strictly in that of the second."""

    OVERLAPS = "overlaps"
    """Exactly one component differs, and the two share a part of it; nothing may be asked."""

    INCOMPARABLE = "incomparable"
    """Nothing may be asked; the reasons say why."""

    UNDETERMINED = "undetermined"
    """A dimension, period, unit or value is not stated; it may be supplied."""


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Pair:
    """Hold what kind of pair two claims are.

    Attributes:
        relation: the kind.
        differing: the names of the dimensions and attributes that differ.
        missing: the names of those that are not stated; the pair is then undetermined.
        reasons: why the two are incomparable, each a clause in English.
        assumed: what was assumed about unstated attributes.
        component: the one dimension in which one contains or overlaps the other; empty for other kinds.
    """

    relation: Relation
    differing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    assumed: tuple[Assumption, ...] = ()
    component: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("relation", self.relation, Relation)
        check_tuple("assumed", self.assumed, Assumption)


_NEVER: Final = ("measure", "quantity")
"""Dimensions in which a difference leaves nothing to ask."""

_MIRRORED: Final = frozenset({"reporter", "partner"})
_UNLIKE_SIDES: Final = frozenset({"valuation", "system", "composition"})
"""Attributes in which the two sides of a mirror differ by nature, or in the party that they describe."""

_UNLIKE_PARTS: Final = frozenset({"composition", "valuation"})
"""Attributes in which a part differs from its whole by nature."""

_NONE: Final[frozenset[str]] = frozenset()

_OF_SETS: Final[Mapping[SetRelation, Relation]] = {
    SetRelation.CONTAINS: Relation.CONTAINS,
    SetRelation.CONTAINED: Relation.CONTAINED,
    SetRelation.OVERLAPS: Relation.OVERLAPS,
}


def relate(first: AnyClaim, second: AnyClaim, *, parties: Parties) -> Pair:
    """Tell what kind of pair two claims are, in which dimensions they differ and what had to be assumed.

    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import Parties, relate
    >>> atlas = load()
    >>> asean = atlas.figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]
    >>> mekong = atlas.figures["cn-mekong5-trade-2024-usd-aitia"]
    >>> pair = relate(asean, mekong, parties=Parties(atlas))
    >>> pair.relation, pair.differing
    (<Relation.INCOMPARABLE: 'incomparable'>, ('partner', 'period'))

    Args:
        first: a claim.
        second: another.
        parties: the memberships that count; one object may serve many pairs.
    """
    left, right = dimensions_of(first), dimensions_of(second)
    missing = _missing(first, second, left, right)
    differing = tuple(name for name, one, other in zip(DIMENSION_NAMES, left, right, strict=True) if one != other)
    if missing:
        return Pair(relation=Relation.UNDETERMINED, differing=differing, missing=missing)
    return _related(first, second, differing, parties)


def _missing(first: AnyClaim, second: AnyClaim, left: Dimensions, right: Dimensions) -> tuple[str, ...]:
    return tuple(
        name
        for name, lacking in (
            ("period", left.period is None or right.period is None),
            ("value", first.value is None or second.value is None),
        )
        if lacking
    )


def _related(first: AnyClaim, second: AnyClaim, differing: tuple[str, ...], parties: Parties) -> Pair:
    """Tell the kind of a pair that states everything."""
    never = [name for name in differing if name in _NEVER]
    if never:
        reasons = tuple(f"the {name} differs" for name in never)
        return Pair(relation=Relation.INCOMPARABLE, differing=differing, reasons=reasons)
    if len(differing) == 0:
        return _same(first, second, parties.atlas)
    if set(differing) >= _MIRRORED and _is_mirror(first, second, differing, parties.atlas):
        return _attributed(
            Relation.MIRROR, first, second, differing=differing, atlas=parties.atlas, leaving_out=_UNLIKE_SIDES
        )
    if len(differing) > 1:
        reasons = (f"{_and(differing)} differ",)
        return Pair(relation=Relation.INCOMPARABLE, differing=differing, reasons=reasons)
    return _one_apart(first, second, differing[0], parties)


def _same(first: AnyClaim, second: AnyClaim, atlas: Atlas) -> Pair:
    """Tell the kind of a pair of one fact, by units and attributes."""
    left, right = first.unit, second.unit
    both_money = left is not None and right is not None and left.is_money and right.is_money
    if both_money and left != right:
        return _attributed(
            Relation.OTHER_CURRENCY, first, second, differing=(), atlas=atlas, leaving_out=frozenset({"origin"})
        )
    if left is not None and right is not None and left.dimension != right.dimension:
        reason = f"{left.code} and {right.code} measure different things"
        return Pair(relation=Relation.INCOMPARABLE, differing=("unit",), reasons=(reason,))
    return _attributed(Relation.SAME_FACT, first, second, differing=(), atlas=atlas)


def _attributed(
    relation: Relation,
    first: AnyClaim,
    second: AnyClaim,
    *,
    differing: tuple[str, ...],
    atlas: Atlas,
    leaving_out: frozenset[str] = _NONE,
    component: str = "",
) -> Pair:
    """Give the relation unless an attribute forbids it."""
    apart, assumed = compare_attributes(first, second, atlas, leaving_out=leaving_out)
    every = differing + apart
    if not apart:
        return Pair(relation=relation, differing=every, assumed=assumed, component=component)
    reasons = tuple(_why(name, first, second, atlas) for name in apart)
    return Pair(relation=Relation.INCOMPARABLE, differing=every, reasons=reasons, assumed=assumed)


def _why(name: str, first: AnyClaim, second: AnyClaim, atlas: Atlas) -> str:
    one, other = (getattr(attributes_of(claim, atlas), name) for claim in (first, second))
    if name == "origin":
        restated = first if one == Origin.RESTATED.value else second
        return f"{restated.id} was restated in its currency by whoever printed it, the other is native"
    return f"the {name} differs: {one} and {other}"


def _is_mirror(first: AnyClaim, second: AnyClaim, differing: tuple[str, ...], atlas: Atlas) -> bool:
    if not (isinstance(first, TradeFigure) and isinstance(second, TradeFigure)):
        return False
    left, right = first.fact, second.fact
    crossed = (left.reporter, left.partner) == (right.partner, right.reporter)
    flow = atlas.flows.get(left.flow)
    opposite = left.flow if flow is None else flow.opposite
    return crossed and opposite == right.flow and set(differing) <= _MIRRORED | {"flow"}


def _one_apart(first: AnyClaim, second: AnyClaim, name: str, parties: Parties) -> Pair:
    """Tell the kind of a pair that differs in one dimension."""
    left, right = first.unit, second.unit
    if left is None or right is None or left.dimension != right.dimension:
        reasons = (f"the {name} differs and the units too; convert one of them first",)
        return Pair(relation=Relation.INCOMPARABLE, differing=(name, "unit"), reasons=reasons)
    one, other = dimensions_of(first), dimensions_of(second)
    if name == "period" and _are_years_apart(one.period, other.period):
        return _attributed(Relation.GROWTH, first, second, differing=(name,), atlas=parties.atlas)
    found = relation_in(name, first, second, parties)
    leaving_out = _UNLIKE_PARTS if name in {"partner", "reporter", "flow"} else _NONE
    if found in _OF_SETS:
        return _attributed(
            _OF_SETS[found],
            first,
            second,
            differing=(name,),
            atlas=parties.atlas,
            leaving_out=leaving_out,
            component=name,
        )
    reason = f"nobody can say how {_shown(one, name)} and {_shown(other, name)} overlap"
    if found is SetRelation.DISJOINT:
        reason = f"the {name} differs: {_shown(one, name)} and {_shown(other, name)} share nothing"
    return Pair(relation=Relation.INCOMPARABLE, differing=(name,), reasons=(reason,))


@lru_cache(maxsize=4096)
def _are_years_apart(first: Period | None, second: Period | None) -> bool:
    return first is not None and second is not None and first.is_comparable_to(second)


def relation_in(name: str, first: AnyClaim, second: AnyClaim, parties: Parties) -> SetRelation:
    """Tell how two claims stand to each other in one dimension."""
    one, other = dimensions_of(first), dimensions_of(second)
    if name == "period":
        unstated = one.period is None or other.period is None
        return SetRelation.UNKNOWN if unstated else relation_of_periods(one.period, other.period)  # type: ignore[arg-type]
    if name == "flow":
        return relation_of_flows(one.flow, other.flow)
    if name == "commodity":
        return relation_of_commodities(one.commodity, other.commodity, parties.atlas.commodities)
    if name == "place":
        return _relation_of_places(one.place, other.place, parties.atlas)
    if name in _MIRRORED and isinstance(first, TradeFigure) and isinstance(second, TradeFigure):
        left, right = (meant_party(claim, name, parties) for claim in (first, second))
        return parties.relation(left, right, period=one.period)
    return SetRelation.UNKNOWN


def meant_party(claim: TradeFigure, name: str, parties: Parties) -> str:
    """Give the reporter or partner of a figure, as the group that a bloc is known to mean where that is stated."""
    party: str = getattr(claim.fact, name)
    if claim.composition is None:
        return party
    described = composed_side(claim, parties.atlas)
    return claim.composition if described == name else party


def composed_side(claim: TradeFigure, atlas: Atlas) -> str:
    """Tell whether the composition of a figure describes its partner or its reporter."""
    group = atlas.groups.get(claim.composition or "")
    if group is not None and group.bloc is not None:
        return "reporter" if claim.fact.reporter == group.bloc else "partner"
    return "reporter" if isinstance(atlas.parties.get(claim.fact.reporter), Bloc) else "partner"


def _relation_of_places(first: str | None, second: str | None, atlas: Atlas) -> SetRelation:
    """Tell how two places stand to each other; no place is the whole reporter."""
    if first is None or second is None:
        return SetRelation.CONTAINS if first is None else SetRelation.CONTAINED
    if second in _wider_places(first, atlas):
        return SetRelation.CONTAINED
    return SetRelation.CONTAINS if first in _wider_places(second, atlas) else SetRelation.DISJOINT


def _wider_places(place: str, atlas: Atlas) -> set[str]:
    seen: set[str] = set()
    record = atlas.places.get(place)
    while record is not None and record.part_of is not None and record.part_of not in seen:
        seen.add(record.part_of)
        record = atlas.places.get(record.part_of)
    return seen


def _shown(dimensions: Dimensions, name: str) -> str:
    value = getattr(dimensions, name)
    return "all goods" if value is None and name == "commodity" else str(value)


def _and(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
