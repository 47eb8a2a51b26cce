"""How concentrated a whole is on its parts: the index of Herfindahl and Hirschman, and the share of the largest."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_range, check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.errors import NotPositiveError, PartExceedsWholeError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.relations import AnyClaim, Level
from regcoop.series.bounds import (
    Box,
    box_of,
    least_concentration,
    most_concentration,
    nearest,
    outward,
    top_share_least,
    top_share_most,
)
from regcoop.series.claims import ClaimChoice, Provenance, Varying, asked, show_claim
from regcoop.series.parts import check_disjoint, name_of
from regcoop.series.wholes import Parts, missing_parts, parted, summed
from regcoop.series.wording import estimate_in_words, listed, plain, plain_provenance, printed, told
from regcoop.sources import Source

__all__ = ["Concentration", "concentration"]

_ZERO: Final = Fraction(0)
_HUNDRED: Final = 100
_MOST_PARTS: Final = 10**9


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Concentration:
    """Hold how concentrated a whole is on its parts.

    Attributes:
        of: the dimension in which the parts differ.
        whole: the claim of the whole; None if the parts are the whole.
        parts: how many parts were counted.
        index: the sum of the squared shares, from 0 (very many small parts) to 1 (one part alone); times 10,000 in
            the scale of competition authorities.
        top: how many of the largest parts the share is of.
        largest: what these are: the partners, in the order of their printed values.
        top_share: what they have together, in percent.
        remainder: what of the whole no part speaks of; None if the parts are the whole.
        missing: the same by name, as far as it can be named.
        notes: what could not be checked, and what the bounds rest on.
        provenance: the claims that count, what does not count and why.
    """

    of: str
    whole: AnyClaim | None = attrs.field(repr=show_claim)
    parts: int
    index: Estimate
    top: int
    largest: tuple[str, ...]
    top_share: Estimate
    remainder: Estimate | None = None
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    provenance: Provenance

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("whole", self.whole, (TradeFigure, Indicator, type(None)))
        check_range("parts", self.parts, lowest=1, highest=_MOST_PARTS)
        check_range("top", self.top, lowest=1, highest=self.parts)
        check_type("index", self.index, Estimate)
        check_type("top_share", self.top_share, Estimate)
        for name in ("largest", "missing", "notes"):
            check_tuple(name, getattr(self, name), str)
        check_type("provenance", self.provenance, Provenance)

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the claims that count, the whole last."""
        return self.provenance.figures

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the claims that count, each once."""
        return self.provenance.sources

    def explain(self) -> str:
        """Tell both measures in English, with what is missing."""
        of = f"{self.parts} part{'' if self.parts == 1 else 's'}"
        if self.whole is not None:
            of = f"{of} of {printed(self.whole)}"
        lines = [
            f"Herfindahl-Hirschman index of {of}: {estimate_in_words(self.index)}.",
            f"Share of the largest ({listed(self.largest)}): {estimate_in_words(self.top_share)}.",
        ]
        if self.remainder is not None:
            lines.append(f"Rest: {estimate_in_words(self.remainder)}.")
        if self.missing:
            lines.append(f"Missing: {listed(self.missing)}.")
        return told([*lines, *self.notes], self.provenance)

    def to_dict(self) -> dict[str, object]:
        """Give both measures as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "of": self.of,
            "whole": None if self.whole is None else self.whole.id,
            "parts": self.parts,
            "index": plain(self.index),
            "top": self.top,
            "largest": list(self.largest),
            "top_share": plain(self.top_share),
            "remainder": plain(self.remainder),
            "missing": list(self.missing),
            "notes": list(self.notes),
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }


def concentration(
    figures: Iterable[AnyClaim],
    *,
    whole: AnyClaim | None = None,
    of: Varying = "partner",
    top: int = 4,
    claims: ClaimChoice = "only",
    atlas: Atlas | None = None,
) -> Concentration:
    """Give the Herfindahl-Hirschman index of some parts, and the share of the largest.

    Use it to say how much a trade hangs on a few partners. The index is the sum of the squared shares. Its interval
    holds every value that the prints allow, and both ends are attained. Only if more than ten parts may lie on either
    side of the mean of the parts weighted by themselves, the upper end may lie above what is attained, by at most a
    quarter of the square of one part's width over the sum.

    With a `whole`, what no part speaks of counts too: as many small parts for the lower end and for the value, and as
    one single part for the upper end. These bounds hold every value too, but may be wider than they must be, as the
    rest is taken to vary by itself.

    The index is that of O. C. Herfindahl, *Concentration in the Steel Industry* (dissertation, Columbia University,
    1950); A. O. Hirschman, "The Paternity of an Index", *American Economic Review* 54 (1964), tells whose it is. The
    share of the four largest is the usual concentration ratio.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import concentration
    >>> query = {"reporter": "CN", "flow": "imports", "commodity": "HS:081060", "unit": "t"}
    >>> durian = load().figures.where(**query, period="2025-01/2025-09", partner={"KH", "MY", "PH", "TH", "VN"})
    >>> found = concentration(durian, top=2)
    >>> print(found.explain().partition("Assumed")[0])
    Herfindahl-Hirschman index of 5 parts: 0.51509, between 0.51435 and 0.51585.
    Share of the largest (TH and VN): 99.894 percent, between 99.8938 and 99.8948.
    <BLANKLINE>

    Args:
        figures: claims that differ in one dimension alone and share nothing.
        whole: the claim of the whole, if the parts are not all of it.
        of: the dimension in which they differ; the subject of an indicator counts as its reporter.
        top: of how many of the largest the share is wanted; if there are fewer parts, of all of them.
        claims: which claim of a fact counts: `only` refuses claims that disagree, `latest` takes the last published.
        atlas: whose parties, goods and measures count; a selection knows its own. Without one it is not checked, and
            said, whether the parts lie in the whole and share nothing.

    Raises:
        EmptySelectionError: if there is no part.
        NoUsableFigureError: if none states a value and a period, or the whole does not.
        UnlikeFiguresError: if they differ in more than that dimension, or in the unit.
        DisagreeingClaimsError: if claims of one fact disagree and nobody says which counts.
        NotAdditiveError: if figures of that kind have no parts.
        NotPositiveError: if a part is negative, or the whole may be zero.
        IncomparableClaimsError: if a part does not lie in the whole.
        OverlappingPartsError: if parts overlap, or nobody can say whether they do.
        PartExceedsWholeError: if the parts are larger than the whole, however all were rounded.
        FieldValueError: if `top` is below one.
    """
    check_range("top", top, lowest=1, highest=_MOST_PARTS)
    question = asked("concentration", figures, varying=of, claims=claims, atlas=atlas)
    parts = parted(question, figures, whole)
    check_disjoint(question, parts)
    total = summed(parts.levels)
    if total.value <= 0:
        raise NotPositiveError("the sum of the parts", total.interval, "whole of its parts")
    count = min(top, len(parts.claims))
    bounds = _bounds(parts, count)
    return Concentration(
        of=of,
        whole=whole,
        parts=len(parts.claims),
        index=_index(parts, bounds.squares),
        top=count,
        largest=_largest(parts, of, count),
        top_share=_top_share(parts, bounds.top_share, count),
        remainder=_remainder(parts, total),
        missing=missing_parts(question, parts),
        notes=parts.notes,
        provenance=parts.provenance,
    )


class _Bounds(NamedTuple):
    """Hold the intervals of both measures."""

    squares: Interval
    top_share: Interval


def _bounds(parts: Parts, count: int) -> _Bounds:
    boxes = [box_of(level.interval) for level in parts.levels]
    if parts.whole_level is None:
        return _Bounds(
            outward(least_concentration(boxes), most_concentration(boxes)),
            outward(_HUNDRED * top_share_least(boxes, count), _HUNDRED * top_share_most(boxes, count)),
        )
    _check_sum(parts, parts.whole_level)
    return _bounds_in_whole(boxes, box_of(parts.whole_level.interval), count)


def _bounds_in_whole(boxes: list[Box], whole: Box, count: int) -> _Bounds:
    """Count what no part speaks of as nothing for the lower ends, and as one part for the upper ones."""
    lows = sum((box.lo for box in boxes), _ZERO)
    inside = boxes if whole.hi is None else [_cut(box, whole.hi) for box in boxes]
    rest = _rest(inside, lows, whole)
    everything = inside if rest.hi == 0 else [*inside, rest]
    most = most_concentration(everything), top_share_most(everything, count)
    if whole.hi is None:
        return _Bounds(outward(_ZERO, most[0]), outward(_ZERO, _HUNDRED * most[1]))
    below = max(whole.hi, lows)
    squares = sum((box.lo * box.lo for box in boxes), _ZERO)
    first = sum(sorted((box.lo for box in boxes), reverse=True)[:count], _ZERO)
    return _Bounds(outward(squares / below**2, most[0]), outward(_HUNDRED * first / below, _HUNDRED * most[1]))


def _cut(box: Box, highest: Fraction) -> Box:
    """Cut a part off at the upper end of the whole, above which it cannot be."""
    return Box(box.lo, max(box.lo, highest if box.hi is None else min(box.hi, highest)))


def _rest(boxes: list[Box], lows: Fraction, whole: Box) -> Box:
    highs = None if any(box.hi is None for box in boxes) else sum((box.top for box in boxes), _ZERO)
    lo = _ZERO if highs is None else max(_ZERO, whole.lo - highs)
    return Box(lo, None if whole.hi is None else max(lo, whole.hi - lows))


def _check_sum(parts: Parts, whole: Level) -> None:
    """Refuse parts that together are larger than the whole, however all were rounded or cut off."""
    outer = sum((level.outer for level in parts.levels), Interval.point(0))
    if outer.lo > whole.outer.hi:
        *ids, whole_id = parts.provenance.figures
        raise PartExceedsWholeError(tuple(ids), whole_id)


# The printed values


def _values(parts: Parts) -> tuple[list[Fraction], Fraction]:
    """Give the printed values, the largest first, and what they are shares of."""
    values = sorted((Fraction(level.value) for level in parts.levels), reverse=True)
    total = sum(values, _ZERO)
    return values, total if parts.whole_level is None else max(total, Fraction(parts.whole_level.value))


def _index(parts: Parts, interval: Interval) -> Estimate:
    values, total = _values(parts)
    return Estimate(nearest(sum((one * one for one in values), _ZERO) / total**2, interval), interval, unit="times")


def _top_share(parts: Parts, interval: Interval, top: int) -> Estimate:
    values, total = _values(parts)
    return Estimate(nearest(_HUNDRED * sum(values[:top], _ZERO) / total, interval), interval, unit="pct")


def _largest(parts: Parts, of: str, top: int) -> tuple[str, ...]:
    rows = sorted(zip(parts.claims, parts.levels, strict=True), key=_by_size)
    return tuple(name_of(claim, of) for claim, _ in rows[:top])


def _by_size(row: tuple[AnyClaim, Level]) -> tuple[Decimal, str]:
    return row[1].value.copy_negate(), row[0].id


def _remainder(parts: Parts, total: Estimate) -> Estimate | None:
    whole = parts.whole_level
    return None if whole is None else Estimate(whole.value, whole.interval, unit=whole.unit) - total
