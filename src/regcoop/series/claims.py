"""What a series is formed from: claims that differ in one dimension alone, one of each fact."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias, final

import attrs

from regcoop._decimal import UPPER
from regcoop._show import show_record
from regcoop._validate import check_choice, check_text, check_tuple, check_type
from regcoop.atlas import Atlas, Figures, Indicators
from regcoop.errors import (
    DisagreeingClaimsError,
    EmptySelectionError,
    FieldTypeError,
    FieldValueError,
    NoUsableFigureError,
    UnlikeFiguresError,
)
from regcoop.figures import Nature, Origin, TradeFigure
from regcoop.indicators import Indicator
from regcoop.period import Period
from regcoop.relations import (
    ATTRIBUTE_NAMES,
    DIMENSION_NAMES,
    AnyClaim,
    Assumption,
    Attributes,
    Level,
    attributes_of,
    dimensions_of,
    level_of,
    stated_attributes,
)
from regcoop.sources import Source
from regcoop.units import Unit

__all__ = [
    "CLAIM_CHOICES",
    "VARYING",
    "ClaimChoice",
    "Provenance",
    "Question",
    "SkippedClaim",
    "Varying",
    "agreed_attributes",
    "asked",
    "check_alike",
    "compared_attributes",
    "gathered",
    "levels_of",
    "one_per_fact",
    "period_of",
    "prepared",
    "show_claim",
    "show_claims",
    "unit_of",
]

ClaimChoice: TypeAlias = Literal["only", "latest"]
"""Which claim of a fact counts, the most exact of those that agree or the last published."""

Varying: TypeAlias = Literal["partner", "reporter", "commodity", "flow", "period", "place"]
"""The dimension in which the claims of a ranking or of a whole differ."""

CLAIM_CHOICES: Final = ("only", "latest")
"""The words of `ClaimChoice`."""

VARYING: Final = ("partner", "reporter", "commodity", "flow", "period", "place")
"""The words of `Varying`."""

_UNLIKE: Final = {
    "partner": frozenset({"composition"}),
    "reporter": frozenset({"composition", "valuation", "system"}),
    "flow": frozenset({"valuation"}),
}
"""Attributes that differ by nature where a dimension does."""

_NO_NAMES: Final[frozenset[str]] = frozenset()
_ALWAYS_NAMED: Final = frozenset({"concept", "valuation", "system"})
_GOODS: Final = frozenset({"goods-trade", "goods-quantity"})
_ANY_DAY: Final = Period.year(1)


def show_claim(claim: object) -> str:
    """Give the id of a claim for the representation of a record that holds it."""
    return f"<{getattr(claim, 'id', claim)}>"


def show_claims(claims: Sequence[object]) -> str:
    """Give the ids of some claims for the representation of a record that holds them."""
    return f"({', '.join(show_claim(claim) for claim in claims)})"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class SkippedClaim:
    """Name a claim that takes no part in a series, and why.

    Attributes:
        claim: the figure or indicator.
        reason: why, as the rest of a sentence that begins with the id.
    """

    claim: AnyClaim = attrs.field(repr=show_claim)
    reason: str = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("reason", self.reason)

    def __str__(self) -> str:
        return f"{self.claim.id} {self.reason}"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Provenance:
    """Hold what a series was formed from, what was assumed, and what takes no part in it.

    Attributes:
        claims: the claims that count, in the order of their ids.
        not_counted: further claims of the same facts, which say the same less exactly or earlier.
        skipped: claims that were given and could not be used, each with the reason.
        assumed: what was assumed about unstated attributes.
    """

    claims: tuple[AnyClaim, ...] = attrs.field(repr=show_claims)
    not_counted: tuple[AnyClaim, ...] = attrs.field(default=(), kw_only=True, repr=show_claims)
    skipped: tuple[SkippedClaim, ...] = attrs.field(default=(), kw_only=True)
    assumed: tuple[Assumption, ...] = attrs.field(default=(), kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("claims", self.claims, (TradeFigure, Indicator))
        check_tuple("skipped", self.skipped, SkippedClaim)
        check_tuple("assumed", self.assumed, Assumption)

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the claims that count."""
        return tuple(claim.id for claim in self.claims)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give every source of the claims that count, each once."""
        return tuple({source.id: source for claim in self.claims for source in claim.sources}.values())


class Question(NamedTuple):
    """Hold what is asked of some claims.

    Attributes:
        wanted: what is to be formed, in words.
        varying: the dimension in which the claims may differ.
        claims: which claim of a fact counts.
        atlas: whose compilers and parties count; None compares what the claims themselves state.
    """

    wanted: str
    varying: str
    claims: ClaimChoice
    atlas: Atlas | None

    @property
    def leaving_out(self) -> frozenset[str]:
        """Give the attributes that may differ where the dimension does."""
        return _UNLIKE.get(self.varying, _NO_NAMES)


def asked(wanted: str, figures: object, *, varying: str, claims: ClaimChoice, atlas: Atlas | None) -> Question:
    """Put a question about some figures; a selection knows its atlas.

    Raises:
        FieldTypeError: if the atlas is none.
        FieldValueError: if a word is none of those that are known.
    """
    check_choice("of", varying, VARYING)
    check_choice("claims", claims, CLAIM_CHOICES)
    if atlas is None and isinstance(figures, Figures | Indicators):
        return Question(wanted, varying, claims, figures.atlas)
    check_type("atlas", atlas, (Atlas, type(None)))
    return Question(wanted, varying, claims, atlas)


# What cannot be missing


def unit_of(claim: AnyClaim) -> Unit:
    """Give the unit of a claim that is known to have a value."""
    return _level(claim).unit


def period_of(claim: AnyClaim) -> Period:
    """Give the period of a claim that is known to state one."""
    return claim.period or _ANY_DAY


def _level(claim: AnyClaim) -> Level:
    level = level_of(claim)
    if level is None:
        raise FieldValueError(claim.id, "a claim without a value", "one with a value")
    return level


def levels_of(claims: Sequence[AnyClaim]) -> list[Level]:
    """Give the levels of claims of one dimension, in their one unit or else all in base units."""
    levels = [_level(claim) for claim in claims]
    return levels if len({level.unit for level in levels}) == 1 else [level.in_base_units for level in levels]


# Which claims there are


def gathered(question: Question, figures: Iterable[AnyClaim]) -> tuple[tuple[AnyClaim, ...], tuple[SkippedClaim, ...]]:
    """Give each claim once, in the order of the ids, and apart from them those without a value or a period.

    Raises:
        EmptySelectionError: if there is none.
        FieldTypeError: if something else than figures and indicators is among them.
        FieldValueError: if two different claims bear one id.
        NoUsableFigureError: if none states a value and a period.
    """
    claims = _each_once(question, figures)
    reasons = {claim.id: _why_unusable(claim) for claim in claims}
    usable = tuple(claim for claim in claims if not reasons[claim.id])
    if not usable:
        ids = tuple(claim.id for claim in claims)
        raise NoUsableFigureError(question.wanted, ids, tuple(sorted(set(reasons.values()))))
    skipped = (SkippedClaim(claim, reason=reasons[claim.id]) for claim in claims if reasons[claim.id])
    return usable, tuple(skipped)


def _each_once(question: Question, figures: Iterable[AnyClaim]) -> tuple[AnyClaim, ...]:
    _refuse_one(figures)
    found: dict[str, AnyClaim] = {}
    for claim in figures:
        check_type("an item of figures", claim, (TradeFigure, Indicator))
        known = found.setdefault(claim.id, claim)
        if known is not claim and known != claim:
            raise FieldValueError("figures", f"two different claims with the id {claim.id}", "each claim its own id")
    if not found:
        raise EmptySelectionError(f"use for {question.wanted}")
    return tuple(found[id_] for id_ in sorted(found))


def _refuse_one(figures: object) -> None:
    if isinstance(figures, TradeFigure | Indicator):
        raise FieldTypeError("figures", f"the one claim {figures.id}", "a selection, or a list of claims")


def _why_unusable(claim: AnyClaim) -> str:
    if claim.value is None:
        return "states no value"
    return "states no period" if claim.period is None else ""


def prepared(question: Question, figures: Iterable[AnyClaim], *, one_unit: bool = False) -> Provenance:
    """Give one claim of each fact, if the claims differ in the dimension asked for alone.

    Args:
        question: what is asked.
        figures: the claims.
        one_unit: whether they must be in one unit, not only in units of one dimension.

    Raises:
        UnlikeFiguresError: if they differ in more than that.
        DisagreeingClaimsError: if claims of one fact disagree and the question does not say which counts.
    """
    claims, skipped = gathered(question, figures)
    check_alike(question, claims, one_unit=one_unit)
    assumed = agreed_attributes(question, claims)
    counted, rest = one_per_fact(question, claims)
    return Provenance(counted, not_counted=rest, skipped=skipped, assumed=assumed)


# Whether they are alike


def check_alike(question: Question, claims: Sequence[AnyClaim], *, one_unit: bool = False) -> None:
    """Refuse claims that differ in another dimension than the one that may vary, or in their units.

    Raises:
        UnlikeFiguresError: if they do.
    """
    names = [name for name in DIMENSION_NAMES if name != question.varying]
    varieties: dict[tuple[object, ...], AnyClaim] = {}
    for claim in claims:
        dimensions, unit = dimensions_of(claim), unit_of(claim)
        values = (*(getattr(dimensions, name) for name in names), unit.code if one_unit else unit.dimension)
        varieties.setdefault(values, claim)
    if len(varieties) == 1:
        return
    columns = zip(*varieties, strict=True)
    differing = tuple(name for name, column in zip((*names, "unit"), columns, strict=True) if len(set(column)) > 1)
    ids = tuple(claim.id for claim in varieties.values())
    raise UnlikeFiguresError(question.wanted, differing, ids, question.varying)


def agreed_attributes(question: Question, claims: Sequence[AnyClaim]) -> tuple[Assumption, ...]:
    """Give what was assumed about the attributes that some claims do not state.

    Raises:
        UnlikeFiguresError: if two claims state different ones.
    """
    apart, assumed = compared_attributes(claims, question.atlas, leaving_out=question.leaving_out)
    if apart:
        offenders = tuple(sorted({claim.id for found in apart.values() for claim in found}))
        raise UnlikeFiguresError(question.wanted, tuple(apart), offenders, question.varying)
    return assumed


def compared_attributes(
    claims: Sequence[AnyClaim], atlas: Atlas | None, *, leaving_out: frozenset[str] = _NO_NAMES
) -> tuple[dict[str, tuple[AnyClaim, ...]], tuple[Assumption, ...]]:
    """Give the attributes in which claims differ, each with one claim of each sort, and what was assumed."""
    stated = [stated_attributes(claim) for claim in claims]
    meant = [_meant(claim, own, atlas) for claim, own in zip(claims, stated, strict=True)]
    apart: dict[str, tuple[AnyClaim, ...]] = {}
    assumed: list[Assumption] = []
    for number, name in enumerate(ATTRIBUTE_NAMES):
        if name in leaving_out:
            continue
        values = [attributes[number] for attributes in meant]
        sorts: dict[str, AnyClaim] = {}
        for claim, value in zip(claims, values, strict=True):
            if value is not None:
                sorts.setdefault(value, claim)
        if len(sorts) > 1:
            apart[name] = tuple(sorts.values())
        silent = [own[number] is None for own in stated]
        assumed += _assumed(name, claims, values, silent)
    return apart, tuple(assumed)


def _meant(claim: AnyClaim, stated: Attributes, atlas: Atlas | None) -> Attributes:
    if atlas is not None:
        return attributes_of(claim, atlas)
    origin = stated.origin or (Origin.NATIVE.value if isinstance(claim, TradeFigure) else None)
    return stated._replace(nature=stated.nature or Nature.OUTCOME.value, origin=origin)


def _assumed(
    name: str, claims: Sequence[AnyClaim], values: Sequence[str | None], silent: Sequence[bool]
) -> list[Assumption]:
    """Name what was taken from the compiler, and what was assumed equal; that an amount is native needs no words."""
    known = next((value for value in values if value is not None), None)
    if known is None:
        matters = name in _ALWAYS_NAMED and len(claims) > 1 and dimensions_of(claims[0]).measure in _GOODS
        return [Assumption(name, "equal")] if matters else []
    found: list[Assumption] = []
    for claim, value, unsaid in zip(claims, values, silent, strict=True):
        if value is None:
            found.append(Assumption(name, "equal", value=known, claim=claim.id))
        elif unsaid and name != "origin" and isinstance(claim, TradeFigure):
            reason = "outcome" if name == "nature" else "compiler"
            found.append(Assumption(name, reason, value=value, claim=claim.id))
    return found


# Which claim of a fact counts


def one_per_fact(question: Question, claims: Sequence[AnyClaim]) -> tuple[tuple[AnyClaim, ...], tuple[AnyClaim, ...]]:
    """Give the claim of each fact that counts, and the further ones, both in the order of their ids.

    Raises:
        DisagreeingClaimsError: if claims of one fact disagree and the question does not say which counts.
    """
    facts: defaultdict[object, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        facts[getattr(dimensions_of(claim), question.varying)].append(claim)
    counted = {_counting(question, group).id for group in facts.values()}
    return (
        tuple(claim for claim in claims if claim.id in counted),
        tuple(claim for claim in claims if claim.id not in counted),
    )


def _counting(question: Question, group: Sequence[AnyClaim]) -> AnyClaim:
    if len(group) == 1:
        return group[0]
    levels = {claim.id: level for claim, level in zip(group, levels_of(group), strict=True)}
    return _latest(group, levels) if question.claims == "latest" else _agreed(question, group, levels)


def _agreed(question: Question, group: Sequence[AnyClaim], levels: dict[str, Level]) -> AnyClaim:
    """Give the most exact claim, if each other says the same number or its print, rounded or cut off, allows it."""
    best = min(group, key=lambda claim: (*_width(levels[claim.id]), -_day(claim), claim.id))
    level = levels[best.id]
    against = [
        claim
        for claim in group
        if levels[claim.id].value != level.value and not levels[claim.id].outer.contains(level.interval)
    ]
    if against:
        apart = (best, *against)
        raise DisagreeingClaimsError(
            question.wanted, tuple(claim.id for claim in apart), tuple(str(claim.value) for claim in apart)
        )
    return best


def _latest(group: Sequence[AnyClaim], levels: dict[str, Level]) -> AnyClaim:
    """Give the last published claim, or an earlier one that says the same more exactly.

    A claim whose record doubts it gives way to those that nothing speaks against.
    """
    trusted = [claim for claim in group if not claim.doubt]
    first, *rest = sorted(trusted or group, key=lambda claim: (-_day(claim), *_width(levels[claim.id]), claim.id))
    best, room = first, levels[first.id].outer
    for claim in rest:
        level = levels[claim.id]
        if _width(level) < _width(levels[best.id]) and room.contains(level.interval):
            best, room = claim, room.intersection(level.outer) or room
    return best


def _width(level: Level) -> tuple[Decimal, Decimal]:
    """Give what orders readings by how much they say: the width, then of those without an end how far they begin."""
    interval = level.interval
    distance = Decimal(0) if interval.is_finite else min(interval.lo.copy_abs(), interval.hi.copy_abs())
    return UPPER.subtract(interval.hi, interval.lo), distance.copy_negate()


def _day(claim: AnyClaim) -> int:
    """Give the first day on which a claim may have been out: nothing later is certain; 0 if it is undated."""
    published = claim.published
    return 0 if published is None else (published.start or date.min).toordinal()
