"""Add figures, or refuse to."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

import attrs

from regcoop._decimal import EXACT
from regcoop._validate import check_choice
from regcoop.aggregation.assumptions import Assumed, assumed_attributes, assumed_compilers, check_composition
from regcoop.aggregation.choosing import Choice, How, NotCountedReason, chosen
from regcoop.aggregation.coverage import (
    Coverage,
    Covered,
    cover_commodities,
    cover_members,
    cover_parties,
    cover_periods,
)
from regcoop.aggregation.disjointness import check_disjoint, meant, parted, territories_of
from regcoop.aggregation.entries import Entry, atlas_of, gathered
from regcoop.aggregation.intra_group import Divided, IntraGroup, check_intra_group, divided
from regcoop.aggregation.legality import check_additive, check_units, check_vintages, shown, varying_dimension
from regcoop.aggregation.membership import (
    Composition,
    FixedMembers,
    Standings,
    as_composition,
    changes_of,
    check_same_members,
    may_change,
    members_of,
    no_member,
    side_of,
    sorted_by_membership,
)
from regcoop.aggregation.result import CompositionEffect, NotCounted, Total
from regcoop.aggregation.rules import SumRule, refused
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.countries import WORLD
from regcoop.figures import Fact, TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.relations import AnyClaim, Parties, whole_of_flow
from regcoop.units import Unit

__all__ = ["total"]

_ZERO: Final = Decimal(0)
_NOTHING: Final = Interval.point(0)
_PARTIES: Final = frozenset({"reporter", "partner"})


def total(
    figures: Iterable[AnyClaim],
    *,
    atlas: Atlas | None = None,
    claims: How = "only",
    composition: str | Composition | None = None,
    intra_group: IntraGroup | None = None,
) -> Total:
    """Add up figures that may be added, or say why they may not.

    Use it for the months of a year, the members of a group, the goods of a chapter, or exports and imports. The sum is
    legal only if every rule of `SumRule` is kept. Order and repetition of the figures never matter. Indicators of
    measures that can be added are taken too, over periods and over the two headings of one traffic.

    >>> from regcoop.aggregation import total
    >>> from regcoop.fixtures import load
    >>> figures = load().figures.where(
    ...     reporter="CN", partner_in="CASIA5", period="2024", measure="goods-trade", flow="trade", unit="USD"
    ... )
    >>> result = total(figures, claims="latest")
    >>> print(result)
    94,820,000,000 USD, between 94,795,000,000 and 94,845,000,000
    >>> str(result.coverage), result.fact.partner
    ('complete: all of CASIA5', 'CASIA5')
    >>> total(load().figures.where(reporter="CN", partner=("ASEAN", "TH"), flow="trade", period="2023", unit="USD"))
    Traceback (most recent call last):
    regcoop.errors.analysis.IllegalSumError: these figures may not be added (rule disjoint): ASEAN and TH share TH ...

    Args:
        figures: a selection such as `atlas.figures.where(...)`, or any claims.
        atlas: whose parties, goods and measures count; a selection knows its own.
        claims: which claim of a fact counts. `only` takes the most exact one if the others allow it, and refuses if
            they disagree. `latest` takes the last published, or an earlier one that says the same more exactly;
            claims without a date come last, a month counts from its first day, and doubted claims give way to others.
            `hull` takes that value with the hull of all intervals.
        composition: whose sum it is meant to be: a bloc or group, or what `fixed` and `actual` give. A code means its
            actual members. Claims about others do not count, and missing members are named.
        intra_group: what becomes of the trade that reporters have with each other when their figures with a partner
            that contains them (such as the world) are added: `declared` keeps it, `removed` subtracts the figures of
            it, which must then be among those given, for each reporter with all the others.

    Returns:
        The sum with its interval, the fact it is about, what it is complete for, and what does not count.

    Raises:
        IllegalSumError: if a rule is broken; it names the rule and the figures.
        EmptySelectionError: if there is no figure.
        FieldTypeError: if something is no figure, or there is no atlas.
        FieldValueError: if an argument is none of the words it may be, or no figure is about the composition.
        UnknownCodeError: if the atlas does not hold a party or measure.
        UnlistedMembersError: if the atlas lists no members of the composition.
        UncertainMembershipError: if the day of a fixed composition lies inside an imprecise date.
    """
    parties = Parties(atlas_of(figures, atlas))
    check_choice("claims", claims, ("only", "latest", "hull"))
    if intra_group is not None:
        check_choice("intra_group", intra_group, ("declared", "removed"))
    wanted = as_composition(composition, parties.atlas)
    entries = gathered(figures, parties.atlas)
    check_additive(entries, parties.atlas)
    check_units(entries)
    selected = _selected(entries, wanted, intra_group, parties)
    return _summed(selected, _checked(selected, intra_group, parties), claims, parties)


class _Selected(NamedTuple):
    """Hold the claims that belong to what is meant: those to add, to subtract and to leave aside."""

    composition: Composition | None
    side: str
    claims: Divided
    partly: frozenset[str]
    outside: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (*self.claims.main, *self.claims.inner)


class _Checked(NamedTuple):
    """Hold what the checks found: the dimension that varies, and what had to be assumed."""

    dimension: str
    assumed: tuple[Assumed, ...]
    intra_group: IntraGroup | None


def _selected(
    entries: Sequence[Entry], composition: Composition | None, intra_group: IntraGroup | None, parties: Parties
) -> _Selected:
    """Leave aside what does not belong to the composition, and divide what is inside the group from the rest."""
    removing = intra_group == "removed"
    dimension = "reporter" if removing else varying_dimension(entries, parties.atlas)
    side, standings = "", Standings(tuple(entries), (), ())
    if composition is not None:
        side, standings = _standing_to(composition, entries, dimension, parties)
    kept = tuple(sorted((*standings.throughout, *standings.partly), key=lambda entry: entry.claim.id))
    claims = divided(kept, parties) if removing else Divided(kept, ())
    if removing and standings.partly:
        problem = "some reporters were members for a part of the period, so what to subtract of theirs is not known"
        offenders = [entry.claim for entry in standings.partly]
        raise refused(
            SumRule.INTRA_GROUP, offenders, problem, "hold the members fixed with composition=fixed('…', on=…)"
        )
    partly = frozenset(entry.claim.id for entry in standings.partly)
    return _Selected(composition, side, claims, partly, standings.outside)


def _standing_to(
    composition: Composition, entries: Sequence[Entry], dimension: str, parties: Parties
) -> tuple[str, Standings]:
    if not isinstance(entries[0].claim, TradeFigure):
        raise no_member(composition)
    side = side_of(entries, dimension, composition, parties)
    if dimension and dimension not in _PARTIES:
        check_same_members(entries, side, composition, parties)
        return side, Standings(tuple(entries), (), ())
    standings = sorted_by_membership(parted(entries, side), side, composition, parties)
    if not (standings.throughout or standings.partly):
        raise no_member(composition)
    return side, standings


def _checked(selected: _Selected, intra_group: IntraGroup | None, parties: Parties) -> _Checked:
    """Check all that is asked before claims of one fact are chosen among."""
    atlas, main = parties.atlas, selected.claims.main
    dimension = varying_dimension(main, atlas)
    assumed = (
        *assumed_compilers(selected.entries, dimension),
        *assumed_attributes(selected.entries, dimension),
        *check_composition(selected.entries, atlas, may_change=lambda group: _may_differ(group, selected, atlas)),
    )
    check_disjoint(parted(main, dimension), dimension, parties)
    _check_alike(selected.claims)
    has_inner = check_intra_group(selected.claims, dimension, intra_group, parties)
    return _Checked(dimension, assumed, intra_group if has_inner else None)


def _may_differ(group: str, selected: _Selected, atlas: Atlas) -> bool:
    """Tell whether a group lists members of the bloc that the caller lets change."""
    wanted = selected.composition
    return wanted is not None and may_change(wanted, atlas) and atlas.groups[group].bloc == wanted.party


def _check_alike(claims: Divided) -> None:
    """Refuse to subtract what is about another period, flow or other goods than what it is subtracted from."""
    like = _besides_parties(claims.main[0])
    strange = [entry.claim for entry in claims.inner if _besides_parties(entry) != like]
    if strange:
        problem = "they are about another flow, period, place or other goods than what they are to be removed from"
        raise refused(SumRule.INTRA_GROUP, strange, problem, "give figures of the same flow, period and goods")


def _besides_parties(entry: Entry) -> tuple[object, ...]:
    about = entry.dimensions
    return about.flow, about.period, about.commodity, about.place


# Arithmetic


class _Sum(NamedTuple):
    """Hold a sum: exact, so that order never matters."""

    value: Decimal
    interval: Interval

    def to_estimate(self, unit: Unit) -> Estimate:
        return Estimate(self.value, self.interval, unit=unit)

    def less(self, other: "_Sum") -> "_Sum":
        lo = EXACT.subtract(self.interval.lo, other.interval.hi)
        hi = EXACT.subtract(self.interval.hi, other.interval.lo)
        return _Sum(EXACT.subtract(self.value, other.value), Interval(lo, hi))

    def perhaps_with(self, other: "_Sum") -> "_Sum":
        """Give the same sum with an interval that reaches to what it would be with another added."""
        ends = other.interval.hull(_NOTHING)
        lo, hi = EXACT.add(self.interval.lo, ends.lo), EXACT.add(self.interval.hi, ends.hi)
        return _Sum(self.value, Interval(lo, hi))


def _added(choices: Iterable[Choice]) -> _Sum:
    """Add values and intervals in a context that refuses to round."""
    value = lo = hi = _ZERO
    for choice in choices:
        value = EXACT.add(value, choice.value)
        lo = EXACT.add(lo, choice.interval.lo)
        hi = EXACT.add(hi, choice.interval.hi)
    return _Sum(value, Interval(lo, hi))


def _choices(parts: Mapping[object, Sequence[Entry]], how: How) -> tuple[Choice, ...]:
    return tuple(chosen([entry.claim for entry in entries], how) for entries in parts.values())


# The result


def _summed(selected: _Selected, checked: _Checked, how: How, parties: Parties) -> Total:
    """Choose among claims of one fact, add, and say what came of it."""
    dimension = checked.dimension
    main = _choices(parted(selected.claims.main, dimension), how)
    inner = _choices(_by_pair(selected.claims.inner), how)
    check_vintages([choice.claim for choice in (*main, *inner)])
    sure = [choice for choice in main if choice.claim.id not in selected.partly]
    partly = [choice for choice in main if choice.claim.id in selected.partly]
    without = _added(sure).less(_added(inner)) if inner else _added(sure)
    covered = _covered(selected, dimension, parties)
    return Total(
        estimate=without.perhaps_with(_added(partly)).to_estimate(_unit_of(main[0].claim)),
        fact=_fact(selected, dimension, covered),
        dimension=dimension,
        parts=_parts([entry for entry in selected.claims.main if entry.claim.id not in selected.partly], dimension),
        coverage=covered.coverage,
        composition_effect=_effect(selected, dimension, (without, partly), parties),
        counted=_in_order(choice.claim for choice in sure),
        removed=_in_order(choice.claim for choice in inner),
        not_counted=_not_counted(main + inner, selected),
        assumed=checked.assumed,
        mixed_valuation=_is_mixed(selected.claims.main[0], dimension),
        intra_group=checked.intra_group,
    )


def _unit_of(claim: AnyClaim) -> Unit:
    if claim.unit is None:  # pragma: no cover  # refused before, as a figure without a value cannot be added
        raise refused(SumRule.ADDITIVE, (claim,), "it has no value", "leave it out")
    return claim.unit


def _by_pair(entries: Iterable[Entry]) -> dict[object, list[Entry]]:
    pairs: dict[object, list[Entry]] = {}
    for entry in entries:
        pairs.setdefault((entry.dimensions.reporter, entry.dimensions.partner), []).append(entry)
    return pairs


def _in_order(claims: Iterable[AnyClaim]) -> tuple[AnyClaim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _not_counted(choices: Iterable[Choice], selected: _Selected) -> tuple[NotCounted, ...]:
    dropped = [
        NotCounted(one.claim, reason=one.reason, instead=choice.claim.id)
        for choice in choices
        for one in choice.dropped
    ]
    outside = [NotCounted(entry.claim, reason=NotCountedReason.OUTSIDE) for entry in selected.outside]
    return tuple(sorted(dropped + outside, key=lambda one: one.claim.id))


def _is_mixed(entry: Entry, dimension: str) -> bool:
    """Tell whether exports and imports of goods were added in money."""
    unit = entry.claim.unit
    return dimension == "flow" and whole_of_flow(entry.dimensions.flow) == "trade" and bool(unit and unit.is_money)


def _parts(entries: Sequence[Entry], dimension: str) -> tuple[str, ...]:
    """Write the values of the dimension that varies, in order."""
    if not dimension:
        return ()
    values = {getattr(entry.dimensions, dimension) for entry in entries}
    if dimension == "period":
        return tuple(str(period) for period in sorted(values, key=lambda period: period.sort_key))
    return tuple(sorted(shown(dimension, value) for value in values))


# What the sum is of


def _covered(selected: _Selected, dimension: str, parties: Parties) -> Covered:
    main = selected.claims.main
    values = {getattr(entry.dimensions, dimension): None for entry in main} if dimension else {}
    if selected.composition is not None and dimension in {"", *_PARTIES}:
        return _covered_members(selected.composition, selected, parties)
    if dimension == "flow":
        whole = whole_of_flow(main[0].dimensions.flow) or ""
        return Covered(Coverage(dimension=dimension, whole=whole, complete=True), whole)
    if dimension == "period":
        return cover_periods([value for value in values if isinstance(value, Period)])
    if dimension == "commodity":
        return cover_commodities([str(value) for value in values], parties.atlas)
    if dimension in _PARTIES:
        territories = _territories(main, dimension, parties)
        return cover_parties(dimension, territories, main[0].dimensions.period, parties.atlas)
    return Covered(Coverage(dimension="", complete=True), None)


def _covered_members(composition: Composition, selected: _Selected, parties: Parties) -> Covered:
    """Say which members of what is meant are there; a group that lists just the fixed ones stands for their bloc."""
    atlas, main, side = parties.atlas, selected.claims.main, selected.side
    members = members_of(composition, main[0].dimensions.period, atlas)
    coverage = cover_members(side, composition, members, _territories(main, side, parties))
    if not isinstance(composition, FixedMembers):
        return Covered(coverage, composition.party)
    groups = (code for code in sorted(atlas.groups) if atlas.groups[code].bloc == composition.party)
    same = (code for code in groups if atlas.groups[code].parties == members.throughout)
    return Covered(coverage, next(same, composition.party))


def _territories(entries: Sequence[Entry], side: str, parties: Parties) -> frozenset[str]:
    found = (
        territories_of(parties.atlas, meant(part, side, parties), part[0].dimensions.period)
        for part in parted(entries, side).values()
    )
    return frozenset(code for codes in found for code in codes or ())


def _fact(selected: _Selected, dimension: str, covered: Covered) -> Fact | None:
    """Give the fact that the sum is of; None if nothing in the atlas is just the parts."""
    claims = [entry.claim for entry in selected.claims.main]
    first = claims[0]
    if not isinstance(first, TradeFigure):
        return None
    name = selected.side if dimension in {"", *_PARTIES} and selected.side else dimension
    if (name and covered.whole is None) or (selected.claims.inner and first.fact.partner != WORLD):
        return None
    concepts = {claim.fact.concept for claim in claims if isinstance(claim, TradeFigure)} - {None}
    kind = _unit_of(first).kind
    fact = attrs.evolve(first.fact, concept=next(iter(concepts), None), quantity=kind)
    return fact.with_dimensions(**{name: covered.whole}) if name else fact


def _effect(
    selected: _Selected, dimension: str, sums: tuple[_Sum, Sequence[Choice]], parties: Parties
) -> CompositionEffect | None:
    """Say who joined or left inside the period, and between which sums the bloc's own lies."""
    if selected.composition is None:
        return None
    changes = changes_of(selected.composition, _hull(selected.claims.main), parties.atlas)
    if not changes:
        return None
    if dimension not in {"", *_PARTIES}:
        return CompositionEffect(changes=changes)
    without, partly = sums
    unit = _unit_of(selected.claims.main[0].claim)
    ever: Estimate | None = None
    if selected.partly:
        added = _added(partly)
        ever = Estimate(EXACT.add(without.value, added.value), without.interval + added.interval, unit=unit)
    return CompositionEffect(
        changes=changes,
        throughout=without.to_estimate(unit),
        ever=ever,
        claims=_in_order(choice.claim for choice in partly),
    )


def _hull(entries: Sequence[Entry]) -> Period | None:
    periods = [entry.dimensions.period for entry in entries]
    hull = periods[0]
    for period in periods:
        hull = None if hull is None or period is None else hull.hull(period)
    return hull
