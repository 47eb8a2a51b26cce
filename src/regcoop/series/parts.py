"""Shares of parts in a whole, or in their own sum."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.errors import NotAdditiveError, NotPositiveError, OverlappingPartsError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.relations import AnyClaim, Level, dimensions_of
from regcoop.series.bounds import Box, box_of, nearest, share_within
from regcoop.series.claims import ClaimChoice, Provenance, Question, Varying, asked, show_claim
from regcoop.series.wholes import Parts, missing_parts, parted, summed
from regcoop.series.wording import estimate_in_words, listed, plain, plain_provenance, printed, told
from regcoop.sources import Source

__all__ = ["PartShare", "ShareTable", "check_disjoint", "name_of", "shares"]

_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)
_PERCENT: Final = "pct"
_WANTED: Final = "shares"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class PartShare:
    """Hold the share of one part.

    Attributes:
        claim: the figure of the part.
        value: the value of the dimension that varies: the partner, the flow.
        estimate: the share in percent.
    """

    claim: AnyClaim = attrs.field(repr=show_claim)
    value: str
    estimate: Estimate

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("claim", self.claim, (TradeFigure, Indicator))
        check_type("estimate", self.estimate, Estimate)

    @property
    def may_exceed(self) -> bool:
        """Tell whether the prints alone would let the part be larger than the whole."""
        return self.estimate.interval.hi > _HUNDRED

    def __str__(self) -> str:
        beyond = "; the prints alone would let it exceed the whole" if self.may_exceed else ""
        return f"{self.value}: {estimate_in_words(self.estimate)} ({printed(self.claim)}){beyond}."


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class ShareTable:
    """Hold the shares of some parts, what they come to together, and what is missing.

    Attributes:
        of: the dimension in which the parts differ.
        whole: the claim of the whole; None if the parts were set against their own sum.
        shares: the shares, the largest first.
        sum: the parts added up; None if they overlap, may overlap or do not add up.
        together: what the shares come to in percent; exactly 100 of their own sum, None where there is no sum.
        remainder: the whole less the parts; None where there is no whole or no sum.
        missing: what of the whole no part speaks of, as far as it can be named: members, a flow, periods.
        overlaps: the ids of parts that overlap, two by two.
        notes: what could not be checked, and why there is no sum.
        provenance: the claims that count, what does not count and why.
    """

    of: str
    whole: AnyClaim | None = attrs.field(repr=show_claim)
    shares: tuple[PartShare, ...]
    sum: Estimate | None
    together: Estimate | None
    remainder: Estimate | None
    missing: tuple[str, ...] = ()
    overlaps: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Provenance

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("shares", self.shares, PartShare)
        for name in ("sum", "together", "remainder"):
            check_type(name, getattr(self, name), (Estimate, type(None)))
        for name in ("missing", "notes"):
            check_tuple(name, getattr(self, name), str)
        check_type("provenance", self.provenance, Provenance)

    @property
    def exceeds_whole(self) -> bool:
        """Tell whether the parts together are certainly more than the whole, as two overlap or a figure is wrong."""
        return self.remainder is not None and self.remainder.interval.hi < 0

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the claims that count, the whole last."""
        return self.provenance.figures

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the claims that count, each once."""
        return self.provenance.sources

    def explain(self) -> str:
        """Tell the shares in English, one a line, then what they come to and what is missing."""
        return told([*(str(share) for share in self.shares), *self._below()], self.provenance)

    def _below(self) -> list[str]:
        lines: list[str] = []
        if self.together is not None:
            of = "their own sum" if self.whole is None else printed(self.whole)
            lines.append(f"Together: {estimate_in_words(self.together)} of {of}.")
        if self.remainder is not None:
            lines.append(f"Rest: {estimate_in_words(self.remainder)}.")
        if self.exceeds_whole:
            lines.append("The parts are more than the whole: two of them overlap, or a figure is wrong.")
        if self.missing:
            lines.append(f"Missing: {listed(self.missing)}.")
        return [*lines, *self.notes]

    def to_dict(self) -> dict[str, object]:
        """Give the shares as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "of": self.of,
            "whole": None if self.whole is None else self.whole.id,
            "shares": [
                {"claim": one.claim.id, "value": one.value, "share": plain(one.estimate), "may_exceed": one.may_exceed}
                for one in self.shares
            ],
            "sum": plain(self.sum),
            "together": plain(self.together),
            "remainder": plain(self.remainder),
            "exceeds_whole": self.exceeds_whole,
            "missing": list(self.missing),
            "overlaps": [list(pair) for pair in self.overlaps],
            "notes": list(self.notes),
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }


def shares(
    parts: Iterable[AnyClaim],
    whole: AnyClaim | None = None,
    *,
    of: Varying = "partner",
    claims: ClaimChoice = "only",
    atlas: Atlas | None = None,
) -> ShareTable:
    """Give the share of each part in a whole, or in the sum of the parts, in percent.

    Use it for "of 1.426 million tonnes 929,000 came from Thailand". The shares of a whole need not come to 100: the
    table says what they come to, what rest there is and which members are missing. In the sum of the parts each part
    stands above and below the line, so that its interval is taken at corners and is no wider than it must be.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import shares
    >>> figures = load().figures
    >>> thailand = figures["cn-th-fresh-durian-imports-2023-t-globaltimes"]
    >>> table = shares([thailand], figures["cn-w-fresh-durian-imports-2023-t-globaltimes"])
    >>> print(table.shares[0])
    TH: 65.147 percent, between 65.089 and 65.206 (cn-th-fresh-durian-imports-2023-t-globaltimes (929,000 t in 2023)).
    >>> print(table.remainder)
    497,000 t, between 496,000 and 498,000

    Args:
        parts: claims that differ in one dimension alone; claims of the whole among them are left out.
        whole: the claim of the whole; None sets the parts against their own sum.
        of: the dimension in which they differ; the subject of an indicator counts as its reporter.
        claims: which claim of a fact counts: `only` refuses claims that disagree, `latest` takes the last published.
        atlas: whose parties, goods and measures count; a selection knows its own. Without one it is not checked, and
            said, whether the parts lie in the whole and share nothing.

    Raises:
        EmptySelectionError: if there is no part.
        NoUsableFigureError: if none states a value and a period, or the whole does not.
        UnlikeFiguresError: if they differ in more than that dimension, or in the unit.
        DisagreeingClaimsError: if claims of one fact disagree and nobody says which counts.
        NotAdditiveError: if figures of that kind have no parts, as balances and percentages.
        NotPositiveError: if a part is negative, or the whole may be zero.
        IncomparableClaimsError: if a part does not lie in the whole.
        PartExceedsWholeError: if a part is larger than the whole, however both were rounded.
        OverlappingPartsError: if parts of their own sum overlap, or nobody can say whether they do.
    """
    question = asked(_WANTED, parts, varying=of, claims=claims, atlas=atlas)
    found = parted(question, parts, whole)
    if found.whole_level is None:
        return _of_own_sum(question, found)
    return _of_whole(question, found, found.whole_level)


def name_of(claim: AnyClaim, of: str) -> str:
    """Give the value of the dimension that varies, as text."""
    value = getattr(dimensions_of(claim), of)
    return "all goods" if value is None else str(value)


def check_disjoint(question: Question, parts: Parts) -> None:
    """Refuse parts that do not add up, or that overlap or may do so.

    Raises:
        NotAdditiveError: if figures of their measure do not add up.
        OverlappingPartsError: if they overlap, or nobody can say.
    """
    if parts.obstacle:
        raise NotAdditiveError(question.wanted, parts.claims[0].measure, parts.obstacle)
    if parts.overlaps.pairs or parts.overlaps.unknown:
        raise OverlappingPartsError(question.wanted, parts.overlaps.pairs, parts.overlaps.unknown)


def _of_own_sum(question: Question, parts: Parts) -> ShareTable:
    check_disjoint(question, parts)
    total = summed(parts.levels)
    if total.value <= 0:
        raise NotPositiveError("the sum of the parts", total.interval, "whole of a share")
    boxes = [box_of(level.interval) for level in parts.levels]
    found = [
        _share(question, claim, share_within(box, others), _percent(level, total.value))
        for claim, level, box, others in zip(parts.claims, parts.levels, boxes, _others(boxes), strict=True)
    ]
    return ShareTable(
        of=question.varying,
        whole=None,
        shares=_sorted(found),
        sum=total,
        together=Estimate(_HUNDRED, Interval.point(_HUNDRED), unit=_PERCENT),
        remainder=None,
        notes=parts.notes,
        provenance=parts.provenance,
    )


def _others(boxes: list[Box]) -> list[Box]:
    """Give for each part the sum of the others; fractions are exact, so that it is the total less the part."""
    lows = sum(box.lo for box in boxes)
    open_ended = sum(box.hi is None for box in boxes)
    highs = sum(box.top for box in boxes)
    return [
        Box(Fraction(lows - box.lo), None if open_ended > (box.hi is None) else Fraction(highs - box.top))
        for box in boxes
    ]


def _share(question: Question, claim: AnyClaim, interval: Interval, percent: Fraction) -> PartShare:
    estimate = Estimate(nearest(percent, interval), interval, unit=_PERCENT)
    return PartShare(claim=claim, value=name_of(claim, question.varying), estimate=estimate)


def _percent(level: Level, total: Decimal) -> Fraction:
    return 100 * Fraction(level.value) / Fraction(total)


def _sorted(found: Iterable[PartShare]) -> tuple[PartShare, ...]:
    return tuple(sorted(found, key=lambda one: (one.estimate.value.copy_negate(), one.claim.id)))


def _of_whole(question: Question, parts: Parts, whole: Level) -> ShareTable:
    found = [
        _share(question, claim, _ratio(level.interval, whole), _percent(level, whole.value))
        for claim, level in zip(parts.claims, parts.levels, strict=True)
    ]
    obstacles = _obstacles(parts)
    total = None if obstacles else summed(parts.levels)
    return ShareTable(
        of=question.varying,
        whole=parts.whole,
        shares=_sorted(found),
        sum=total,
        together=None if total is None else _together(total, whole),
        remainder=None if total is None else Estimate(whole.value, whole.interval, unit=whole.unit) - total,
        missing=missing_parts(question, parts),
        overlaps=parts.overlaps.pairs,
        notes=(*parts.notes, *obstacles),
        provenance=parts.provenance,
    )


def _obstacles(parts: Parts) -> tuple[str, ...]:
    """Say why the parts cannot be added up."""
    head = "The shares are not added up, as"
    found = [f"{head} {parts.obstacle}."] if parts.obstacle else []
    pairs = [f"{one} and {other}" for one, other in parts.overlaps.pairs]
    if pairs:
        found.append(f"{head} these overlap: {listed(pairs)}.")
    if parts.overlaps.unknown:
        found.append(f"{head} nobody can say what these contain: {listed(parts.overlaps.unknown)}.")
    return tuple(found)


def _ratio(part: Interval, whole: Level) -> Interval:
    """Give a part over its whole in percent; a part that is not negative has no share below zero."""
    return Interval(max(part.lo, _ZERO), part.hi) / whole.interval * _HUNDRED


def _together(total: Estimate, whole: Level) -> Estimate:
    interval = _ratio(total.interval, whole)
    value = NEAREST.multiply(NEAREST.divide(total.value, whole.value), _HUNDRED)
    return Estimate(min(max(value, interval.lo), interval.hi), interval, unit=_PERCENT)
