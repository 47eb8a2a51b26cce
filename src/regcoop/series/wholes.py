"""Parts and their whole: what may be set against what, and what of the whole no part speaks of."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, final

from regcoop._validate import check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.countries import WORLD
from regcoop.errors import (
    IncomparableClaimsError,
    NotAdditiveError,
    NotPositiveError,
    NoUsableFigureError,
    PartExceedsWholeError,
)
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.measures import MeasureTime
from regcoop.period import Period
from regcoop.relations import (
    AnyClaim,
    Level,
    Parties,
    SetRelation,
    dimensions_of,
    meant_party,
    parts_of_flow,
    relation_in,
    relation_of_flows,
    relation_of_periods,
)
from regcoop.series.claims import (
    Provenance,
    Question,
    SkippedClaim,
    agreed_attributes,
    check_alike,
    gathered,
    levels_of,
    one_per_fact,
    period_of,
    unit_of,
)
from regcoop.series.overlaps import Overlaps, overlaps_of

__all__ = ["Parts", "missing_parts", "parted", "summed"]

_BALANCE: Final = "balance"
_OF_THE_WHOLE: Final = "is a claim of the whole itself"
_ADVICE: Final = "take parts that lie in the whole"
_UNCHECKED: Final = "That the parts lie in the whole and share nothing was not checked, as no atlas tells."


@final
class Parts(NamedTuple):
    """Hold the parts of something with their whole, ready to be set against each other.

    Attributes:
        claims: one claim of each part, in the order of the ids.
        levels: their levels, in the same order and in one unit.
        whole: the claim of the whole; None if the parts are set against their own sum.
        whole_level: its level.
        overlaps: what is known about whether the parts overlap.
        obstacle: why the figures do not add up; empty if they do.
        notes: what could not be checked.
        provenance: the claims that count, the whole last, what does not count and why.
    """

    claims: tuple[AnyClaim, ...]
    levels: tuple[Level, ...]
    whole: AnyClaim | None
    whole_level: Level | None
    overlaps: Overlaps
    obstacle: str
    notes: tuple[str, ...]
    provenance: Provenance


def parted(question: Question, figures: Iterable[AnyClaim], whole: AnyClaim | None) -> Parts:
    """Take parts and their whole together, if the parts may be set against it.

    Raises:
        UnlikeFiguresError: if they differ in more than the dimension asked for, or in their units.
        NotAdditiveError: if figures of that kind have no parts.
        NotPositiveError: if a part is negative, or the whole may be zero.
        IncomparableClaimsError: if a part does not lie in the whole.
        PartExceedsWholeError: if a part is larger than the whole.
    """
    usable, skipped = gathered(question, figures)
    if whole is not None:
        usable, skipped = _without_whole(question, usable, skipped, whole)
    everything = usable if whole is None else (*usable, whole)
    check_alike(question, everything, one_unit=True)
    _check_kind(question, usable[0])
    assumed = agreed_attributes(question, everything)
    counted, rest = one_per_fact(question, usable)
    levels = tuple(levels_of(counted))
    for claim, level in zip(counted, levels, strict=True):
        if level.value < 0:
            raise NotPositiveError(claim.id, level.interval, "part of a whole")
    overlaps = overlaps_of(question, counted)
    notes = _notes(question, counted, whole, overlaps)
    return Parts(
        claims=counted,
        levels=levels,
        whole=whole,
        whole_level=None if whole is None else _whole_level(counted, levels, whole),
        overlaps=overlaps,
        obstacle=_obstacle(question, usable[0]),
        notes=notes,
        provenance=Provenance(
            counted if whole is None else (*counted, whole), not_counted=rest, skipped=skipped, assumed=assumed
        ),
    )


def _without_whole(
    question: Question, usable: tuple[AnyClaim, ...], skipped: tuple[SkippedClaim, ...], whole: AnyClaim
) -> tuple[tuple[AnyClaim, ...], tuple[SkippedClaim, ...]]:
    """Take claims of the whole itself out of the parts."""
    check_type("whole", whole, (TradeFigure, Indicator))
    for lacking, value in (("value", whole.value), ("period", whole.period)):
        if value is None:
            raise NoUsableFigureError(question.wanted, (whole.id,), (f"states no {lacking}",))
    own = getattr(dimensions_of(whole), question.varying)
    parts = tuple(claim for claim in usable if getattr(dimensions_of(claim), question.varying) != own)
    if not parts:
        raise NoUsableFigureError(question.wanted, tuple(claim.id for claim in usable), (_OF_THE_WHOLE,))
    again = (claim for claim in usable if claim not in parts and claim.id != whole.id)
    return parts, (*skipped, *(SkippedClaim(claim, reason=_OF_THE_WHOLE) for claim in again))


# Whether figures of this kind have parts


def _check_kind(question: Question, claim: AnyClaim) -> None:
    unit = unit_of(claim)
    if unit.kind == "ratio":
        raise NotAdditiveError(question.wanted, unit.code, "percentages and indices are no amounts")
    if dimensions_of(claim).flow == _BALANCE:
        raise NotAdditiveError(question.wanted, _BALANCE, "a balance is a difference and has no parts")
    measure = None if question.atlas is None else question.atlas.measures.get(claim.measure)
    if question.varying == "period" and measure is not None and measure.time is not MeasureTime.FLOW:
        raise NotAdditiveError(question.wanted, measure.code, f"it is a {measure.time} and does not add up over time")


def _obstacle(question: Question, claim: AnyClaim) -> str:
    measure = None if question.atlas is None else question.atlas.measures.get(claim.measure)
    return f"figures of {measure.code} do not add up" if measure is not None and not measure.additive else ""


# Whether the parts lie in the whole


def _notes(
    question: Question, claims: Sequence[AnyClaim], whole: AnyClaim | None, overlaps: Overlaps
) -> tuple[str, ...]:
    if whole is None:
        return () if overlaps.is_checked else ("That the parts share nothing was not checked, as no atlas tells.",)
    parties = None if question.atlas is None else Parties(question.atlas)
    relations = [(claim, _relation(question.varying, whole, claim, parties)) for claim in claims]
    for claim, relation in relations:
        if relation not in {SetRelation.CONTAINS, None}:
            raise IncomparableClaimsError((claim.id, whole.id), question.wanted, (_why_no_part(relation),), _ADVICE)
    known = overlaps.is_checked and all(relation is not None for _, relation in relations)
    return () if known else (_UNCHECKED,)


def _relation(name: str, whole: AnyClaim, claim: AnyClaim, parties: Parties | None) -> SetRelation | None:
    """Tell how the whole stands to a part in the dimension that varies; None if there is nobody to ask."""
    if name == "period":
        return relation_of_periods(period_of(whole), period_of(claim))
    one, other = dimensions_of(whole), dimensions_of(claim)
    if name == "flow":
        return relation_of_flows(one.flow, other.flow)
    if getattr(one, name) in {None, WORLD}:
        return SetRelation.CONTAINS
    if parties is None or (name in {"partner", "reporter"} and not isinstance(claim, TradeFigure)):
        return None
    return relation_in(name, whole, claim, parties)


def _why_no_part(relation: SetRelation | None) -> str:
    if relation is SetRelation.UNKNOWN:
        return "nobody can say whether the first lies in the second"
    return (
        f"the second {relation} the first"
        if relation is SetRelation.OVERLAPS
        else "the first does not lie in the second"
    )


def _whole_level(claims: Sequence[AnyClaim], levels: Sequence[Level], whole: AnyClaim) -> Level:
    """Give the level of the whole, if it lies above zero and no part is larger than it."""
    (level,) = levels_of((whole,))
    if level.interval.lo <= 0:
        raise NotPositiveError(whole.id, level.interval, "whole of its parts")
    for claim, part in zip(claims, levels, strict=True):
        if part.outer.lo > level.outer.hi:
            raise PartExceedsWholeError((claim.id,), whole.id)
    return level


def summed(levels: Sequence[Level]) -> Estimate:
    """Give the sum of levels in one unit."""
    total, *rest = (Estimate(level.value, level.interval, unit=level.unit) for level in levels)
    for estimate in rest:
        total = total + estimate
    return total


# What no part speaks of


def missing_parts(question: Question, parts: Parts) -> tuple[str, ...]:
    """Give what of a whole no part speaks of, as far as it can be named: members, one of two flows, or periods."""
    whole = parts.whole
    if whole is None:
        return ()
    if question.varying == "flow":
        given = {dimensions_of(claim).flow for claim in parts.claims}
        return tuple(flow for flow in parts_of_flow(dimensions_of(whole).flow) or () if flow not in given)
    if question.varying == "period":
        return tuple(period.canonical() for period in _days_between(whole, parts.claims))
    if question.varying in {"partner", "reporter"} and question.atlas is not None:
        return _members(question.varying, whole, parts.claims, question.atlas)
    return ()


def _days_between(whole: AnyClaim, claims: Sequence[AnyClaim]) -> list[Period]:
    """Give the stretches of a period that none of the others covers."""
    reached, end = period_of(whole).start, period_of(whole).end
    found: list[Period] = []
    for period in sorted((period_of(claim) for claim in claims), key=lambda period: period.sort_key):
        if reached is None or period.start is None:
            return []
        if period.start > reached:
            found.append(Period(reached, period.start))
        reached = max(reached, period.end)
    return [*found, Period(reached, end)] if reached is not None and reached < end else found


def _members(name: str, whole: AnyClaim, claims: Sequence[AnyClaim], atlas: Atlas) -> tuple[str, ...]:
    parties = Parties(atlas)
    members = _territories(name, whole, parties)
    covered = {territory for claim in claims for territory in _territories(name, claim, parties)}
    return tuple(sorted(member for member in members if not parties.covers(covered, member)))


def _territories(name: str, claim: AnyClaim, parties: Parties) -> frozenset[str]:
    if not isinstance(claim, TradeFigure) or getattr(claim.fact, name) == WORLD:
        return frozenset()
    return parties.territories(meant_party(claim, name, parties), period_of(claim)) or frozenset()
