"""The result of a sum: the estimate, what it is of, what it is made of, and all that should be known about it."""

from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_tuple, check_type
from regcoop.aggregation.assumptions import Assumed, in_words
from regcoop.aggregation.choosing import NotCountedReason
from regcoop.aggregation.coverage import Coverage
from regcoop.aggregation.membership import MembershipChange
from regcoop.aggregation.rules import listed
from regcoop.amount import Estimate, Qualifier
from regcoop.figures import Fact, TradeFigure
from regcoop.indicators import Indicator
from regcoop.period import Period
from regcoop.relations import AnyClaim
from regcoop.sources import Source

__all__ = ["CompositionEffect", "NotCounted", "Total"]

_CLAIMS: Final = (TradeFigure, Indicator)
_COMPARED: Final = {NotCountedReason.REPEATED: "as", NotCountedReason.COARSER: "than"}
_BOUNDS: Final = frozenset({Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.NEARLY, Qualifier.AT_MOST})


def _show_id(claim: AnyClaim) -> str:
    return f"<{claim.id}>"


def _show_count(items: tuple[object, ...]) -> str:
    return f"<{len(items)}>"


def _show_ids(claims: tuple[AnyClaim, ...]) -> str:
    return f"<{len(claims)}: {listed(claim.id for claim in claims)}>" if claims else "()"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class NotCounted:
    """Name a claim that does not count in a sum, and why.

    Attributes:
        claim: the figure or indicator.
        reason: why it does not count.
        instead: the id of the claim of the same fact that does; empty if none does.
    """

    claim: AnyClaim = attrs.field(repr=_show_id)
    reason: NotCountedReason = attrs.field(kw_only=True)
    instead: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("claim", self.claim, _CLAIMS)
        check_type("reason", self.reason, NotCountedReason)

    def to_dict(self) -> dict[str, object]:
        """Give it as plain texts."""
        return {"claim": self.claim.id, "reason": self.reason.value, "instead": self.instead}

    def __str__(self) -> str:
        word = _COMPARED.get(self.reason, "")
        return f"{self.claim.id} {self.reason}{f' {word} {self.instead}' if word else ''}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class CompositionEffect:
    """Say what it changes that a bloc was joined or left inside the period of a sum.

    Attributes:
        changes: who joined or left, and when.
        throughout: the sum of those that were members all through; None if the bloc was counted as one.
        ever: the sum of those that were members at any time; None if a figure of one of them is missing.
        claims: the claims about those that were members for a part of the period.
    """

    changes: tuple[MembershipChange, ...]
    throughout: Estimate | None = None
    ever: Estimate | None = None
    claims: tuple[AnyClaim, ...] = attrs.field(default=(), repr=_show_ids)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("changes", self.changes, MembershipChange)
        check_type("throughout", self.throughout, (Estimate, type(None)))
        check_type("ever", self.ever, (Estimate, type(None)))
        check_tuple("claims", self.claims, _CLAIMS)

    def to_dict(self) -> dict[str, object]:
        """Give the effect as plain texts and lists."""
        return {
            "changes": [change.to_dict() for change in self.changes],
            "throughout": None if self.throughout is None else _plain(self.throughout),
            "ever": None if self.ever is None else _plain(self.ever),
            "claims": [claim.id for claim in self.claims],
        }

    def __str__(self) -> str:
        named = listed(str(change) for change in self.changes)
        if self.throughout is None:
            return f"{named}; the figures are of all members together, so what that changes is not known"
        if self.ever is None:
            return f"{named}; not all of their figures are there, so what that changes is not known"
        without, with_them = (f"{one.value:,f} {one.unit}" for one in (self.throughout, self.ever))
        return f"{named}; the sum is {without} without, and {with_them} with all they traded in the period"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Total:
    """Hold a sum of figures with all that should be known about it; get one from `total`.

    Attributes:
        estimate: the sum of the printed values, exact, and of their intervals.
        fact: what it is a sum of, as one fact; None where the atlas has no party or goods that are just the parts, and
            for indicators.
        dimension: the name of the dimension that varies; empty if all claims are of one fact.
        parts: the values of that dimension, in order.
        coverage: what it is complete for, or what it lacks.
        composition_effect: what it changes that a bloc was joined or left; None if it was not.
        counted: the claims that were added, in the order of their ids.
        removed: the claims about trade inside the group of reporters that were subtracted.
        not_counted: the claims that do not count, each with the reason.
        assumed: what was assumed about unstated attributes.
        mixed_valuation: whether exports and imports were added, which are valued in two ways (FOB and CIF).
        intra_group: `declared` if the reporters' trade with each other is in the sum, `removed` if it was subtracted;
            None if there is none.
    """

    estimate: Estimate
    fact: Fact | None
    dimension: str
    parts: tuple[str, ...]
    coverage: Coverage
    composition_effect: CompositionEffect | None = None
    counted: tuple[AnyClaim, ...] = attrs.field(repr=_show_ids)
    removed: tuple[AnyClaim, ...] = attrs.field(default=(), repr=_show_ids)
    not_counted: tuple[NotCounted, ...] = attrs.field(default=(), repr=_show_count)
    assumed: tuple[Assumed, ...] = attrs.field(default=(), repr=_show_count)
    mixed_valuation: bool = False
    intra_group: str | None = None

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("estimate", self.estimate, Estimate)
        check_type("fact", self.fact, (Fact, type(None)))
        check_type("coverage", self.coverage, Coverage)
        check_tuple("parts", self.parts, str)
        check_tuple("counted", self.counted, _CLAIMS)
        check_tuple("removed", self.removed, _CLAIMS)
        check_tuple("not_counted", self.not_counted, NotCounted)
        check_tuple("assumed", self.assumed, Assumed)
        if self.intra_group is not None:
            check_choice("intra_group", self.intra_group, ("declared", "removed"))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give every source of the claims that were added or subtracted, each once, in the order they are met."""
        claims = (*self.counted, *self.removed)
        return tuple({source.id: source for claim in claims for source in claim.sources}.values())

    @property
    def published(self) -> tuple[Period, ...]:
        """Give the dates on which the claims that count were published, each once, in order; undated ones have none."""
        dates = {claim.published for claim in (*self.counted, *self.removed) if claim.published is not None}
        return tuple(sorted(dates, key=lambda date: date.sort_key))

    @property
    def doubted(self) -> tuple[AnyClaim, ...]:
        """Give the claims that count, or widen the interval, although their record says why they may be wrong."""
        widening = (one.claim for one in self.not_counted if one.reason is NotCountedReason.IN_HULL)
        return tuple(claim for claim in (*self.counted, *self.removed, *widening) if claim.doubt)

    @property
    def bounds(self) -> tuple[AnyClaim, ...]:
        """Give the claims that count and are printed as a bound ("over", "at least", "nearly", "at most")."""
        return tuple(
            claim
            for claim in (*self.counted, *self.removed)
            if claim.value is not None and claim.value.qualifier in _BOUNDS
        )

    def explain(self) -> str:
        """Tell in English what was added, what it is, and what should be known about it.

        >>> from regcoop.aggregation import total
        >>> from regcoop.fixtures import load
        >>> figures = load().figures.where(
        ...     reporter="CN", partner_in="CASIA5", period="2024", measure="goods-trade", flow="trade", unit="USD"
        ... )
        >>> print(total(figures, claims="latest").explain())
        94,820,000,000 USD, between 94,795,000,000 and 94,845,000,000: the sum of 5 claims, one for each partner: KG,
        KZ, TJ, TM and UZ. It is complete: all of CASIA5. Not counted: cn-kg-trade-2024-usd-24kg is doubted, ...
        """
        return " ".join(_sentences(self))

    def to_dict(self) -> dict[str, object]:
        """Give the total as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "estimate": _plain(self.estimate),
            "fact": None if self.fact is None else _plain_fact(self.fact),
            "dimension": self.dimension,
            "parts": list(self.parts),
            "coverage": self.coverage.to_dict(),
            "composition_effect": None if self.composition_effect is None else self.composition_effect.to_dict(),
            "counted": [_plain_claim(claim) for claim in self.counted],
            "removed": [_plain_claim(claim) for claim in self.removed],
            "not_counted": [one.to_dict() for one in self.not_counted],
            "assumed": [one.to_dict() for one in self.assumed],
            "published": [str(date) for date in self.published],
            "doubted": [claim.id for claim in self.doubted],
            "bounds": [claim.id for claim in self.bounds],
            "mixed_valuation": self.mixed_valuation,
            "intra_group": self.intra_group,
            "sources": [{"id": source.id, "citation": source.citation()} for source in self.sources],
            "text": self.explain(),
        }

    def __str__(self) -> str:
        return str(self.estimate)


# Words


def _sentences(total: Total) -> list[str]:
    effect = total.composition_effect
    return [
        f"{total.estimate}: {_made_of(total)}.",
        f"It is {total.coverage}.",
        *([f"Composition: {effect}."] if effect else []),
        *_cautions(total),
        *_lists(total),
        _published(total),
    ]


def _made_of(total: Total) -> str:
    count = len(total.counted)
    if not total.dimension:
        return f"the value of {total.counted[0].id}" if count else "no claim counts for certain"
    plural = "the flows " if total.dimension == "flow" else f"one for each {total.dimension}: "
    return f"the sum of {count} claims, {plural}{listed(total.parts)}"


def _cautions(total: Total) -> list[str]:
    cautions: list[str] = []
    if total.mixed_valuation:
        cautions.append("Exports (mostly FOB) and imports (mostly CIF) are added, so its valuation is mixed.")
    if total.intra_group == "declared":
        cautions.append("The trade of the reporters with each other is in it.")
    if total.intra_group == "removed":
        cautions.append(f"The trade of the reporters with each other ({len(total.removed)} claims) was subtracted.")
    if total.bounds:
        cautions.append(f"Printed as bounds: {listed(claim.id for claim in total.bounds)}.")
    if total.doubted:
        cautions.append(f"Doubted: {'; '.join(f'{claim.id} ({claim.doubt})' for claim in total.doubted)}.")
    return cautions


def _lists(total: Total) -> list[str]:
    lists: list[str] = []
    if total.not_counted:
        lists.append(f"Not counted: {listed(str(one) for one in total.not_counted)}.")
    if total.assumed:
        alike: dict[object, list[Assumed]] = {}
        for one in total.assumed:
            alike.setdefault((one.reason, one.value, one.claims), []).append(one)
        lists.append(f"Assumed: {'; '.join(in_words(several) for several in alike.values())}.")
    return lists


def _published(total: Total) -> str:
    undated = sum(claim.published is None for claim in (*total.counted, *total.removed))
    dates = listed(str(date) for date in total.published)
    said = f"Published {dates}" if dates else "No date of publication is known"
    return f"{said}; {undated} without a date." if undated and dates else f"{said}."


# Plain data


def _plain(estimate: Estimate) -> dict[str, object]:
    interval = [f"{end:f}" for end in (estimate.interval.lo, estimate.interval.hi)]
    return {"value": f"{estimate.value:f}", "interval": interval, "unit": estimate.unit.code}


def _plain_fact(fact: Fact) -> dict[str, object]:
    plain: dict[str, object] = {field.name: getattr(fact, field.name) for field in attrs.fields(Fact)}
    return {**plain, "period": None if fact.period is None else str(fact.period)}


def _plain_claim(claim: AnyClaim) -> dict[str, object]:
    published = None if claim.published is None else str(claim.published)
    upper = claim.value_to if isinstance(claim, Indicator) else None
    printed = str(claim.value) if upper is None else f"{claim.value} to {upper}"
    return {"id": claim.id, "printed": printed, "published": published, "source": claim.source.id}
