"""The months between figures of a year to date, as estimates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_range, check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.errors import NotAdditiveError, NoUsableFigureError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.measures import MeasureTime
from regcoop.period import Period
from regcoop.relations import AnyClaim, Level, level_of
from regcoop.series.claims import (
    ClaimChoice,
    Provenance,
    Question,
    SkippedClaim,
    agreed_attributes,
    asked,
    check_alike,
    gathered,
    levels_of,
    one_per_fact,
    period_of,
    show_claim,
    show_claims,
    unit_of,
)
from regcoop.series.wording import estimate_in_words, listed, plain, plain_interval, plain_provenance, printed, told
from regcoop.sources import Source

__all__ = ["YearToDatePiece", "YearToDatePieces", "months_of"]

_WANTED: Final = "months of a year to date"
_MONTHS_OF_YEAR: Final = 12
_DIFFERENCED: Final = frozenset({MeasureTime.FLOW, MeasureTime.CUMULATIVE})
_NEITHER: Final = "is neither a year to date nor one of the periods between two of them"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class YearToDatePiece:
    """Hold what lies between two years to date, or the first one itself.

    Attributes:
        period: the month or months.
        estimate: the later total less the earlier one; the first total of a year is its own.
        outer: the same if digits of the totals may have been cut off; only outside it is a printed month wrong.
        later: the claim of the later total.
        earlier: the claim of the earlier total; None for the first one of a year.
        printed: claims of this very period, for comparison.
    """

    period: Period
    estimate: Estimate
    outer: Interval
    later: AnyClaim = attrs.field(repr=show_claim)
    earlier: AnyClaim | None = attrs.field(default=None, repr=show_claim)
    printed: tuple[AnyClaim, ...] = attrs.field(default=(), repr=show_claims)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("period", self.period, Period)
        check_type("estimate", self.estimate, Estimate)
        check_type("outer", self.outer, Interval)
        check_type("later", self.later, (TradeFigure, Indicator))
        check_tuple("printed", self.printed, (TradeFigure, Indicator))

    @property
    def restated_months_possible(self) -> bool:
        """Tell whether the difference also holds what was corrected in the earlier months between the two releases.

        Only the first total of a year is free of it.
        """
        return self.earlier is not None

    @property
    def is_several_months(self) -> bool:
        """Tell whether it spans more than one month, as no total between was given."""
        return self.period.months != 1

    @property
    def shrinks(self) -> bool:
        """Tell whether the later total is certainly the smaller one, by a revision or a wrong label."""
        return self.outer.hi < 0

    def __str__(self) -> str:
        several = f" ({self.period.months} months together)" if self.period.months and self.is_several_months else ""
        if self.earlier is None:
            made = f"as printed, {self.later.id}"
        else:
            made = f"{self.later.id} less {self.earlier.id}, in which earlier months may have been restated"
        down = "; the later total is the smaller one" if self.shrinks else ""
        beside = "".join(f"; {_beside(claim, self)}" for claim in self.printed)
        return f"{self.period.canonical()}{several}: {estimate_in_words(self.estimate)} ({made}){down}{beside}."

    def to_dict(self) -> dict[str, object]:
        """Give the piece as plain data; numbers are texts."""
        return {
            "period": self.period.canonical(),
            "months": self.period.months,
            "estimate": plain(self.estimate),
            "outer": plain_interval(self.outer),
            "later": self.later.id,
            "earlier": None if self.earlier is None else self.earlier.id,
            "printed": [claim.id for claim in self.printed],
            "restated_months_possible": self.restated_months_possible,
            "shrinks": self.shrinks,
        }


def _beside(claim: AnyClaim, piece: YearToDatePiece) -> str:
    level = level_of(claim)
    if level is None or level.interval.meets(piece.estimate.interval):
        return f"{printed(claim)} fits"
    if level.outer.meets(piece.outer):
        return f"{printed(claim)} fits if digits were cut off"
    return f"{printed(claim)} lies outside"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class YearToDatePieces:
    """Hold the months and periods between the years to date of a series, in order.

    Attributes:
        pieces: the pieces, of one year or several.
        provenance: the claims that count, what does not count and why.
    """

    pieces: tuple[YearToDatePiece, ...]
    provenance: Provenance

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("pieces", self.pieces, YearToDatePiece)
        check_type("provenance", self.provenance, Provenance)

    @property
    def restated_months_possible(self) -> bool:
        """Tell whether a piece is a difference, and so may hold corrections of earlier months."""
        return any(piece.restated_months_possible for piece in self.pieces)

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the totals that count."""
        return self.provenance.figures

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the totals that count, each once."""
        return self.provenance.sources

    def explain(self) -> str:
        """Tell the pieces in English, one a line."""
        together = [piece.period.canonical() for piece in self.pieces if piece.is_several_months]
        gaps = [f"No total parts the months of {listed(together)}."] if together else []
        return told([*(str(piece) for piece in self.pieces), *gaps], self.provenance)

    def to_dict(self) -> dict[str, object]:
        """Give the pieces as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "pieces": [piece.to_dict() for piece in self.pieces],
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }


def months_of(
    ytd_figures: Iterable[AnyClaim],
    *,
    claims: ClaimChoice = "only",
    first_month: int = 1,
    atlas: Atlas | None = None,
) -> YearToDatePieces:
    """Give the months, or the longer periods, that lie between the years to date of one fact.

    Use it where only cumulated totals are printed. A difference is an estimate: its interval is as wide as those of
    both totals together, and it also holds whatever was corrected in the earlier months between the two releases. It
    never takes the place of a printed month; figures of such months may be given too and are shown beside it.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import months_of
    >>> query = {"reporter": "CN", "partner": "RU", "flow": "trade", "measure": "goods-trade", "unit": "USD"}
    >>> trade = load().figures.where(**query, period={"2023-01/2023-08", "2023-01/2023-09", "2023-09"})
    >>> print(months_of(trade).pieces[-1])
    2023-09: 21,300,000,000 USD, between 21,200,000,000 and 21,400,000,000 (cn-ru-trade-2023-ytd09-usd-sputnikafrica
    less cn-ru-trade-2023-ytd08-usd-tass, in which earlier months may have been restated);
    cn-ru-trade-2023-09-usd-futureheadlines (21.18 billion USD in 2023-09) fits if digits were cut off; ...

    Args:
        ytd_figures: claims of one fact but the period. Those that begin on the first day of the year are cumulated
            totals; those of one of the periods between are shown beside it; others are left out, with the reason.
        claims: which claim of a total counts: `only` refuses claims that disagree, `latest` takes the last published.
        first_month: the first month of the year to date: 4 for a fiscal year from April.
        atlas: whose measures and compilers count; a selection knows its own.

    Raises:
        EmptySelectionError: if there is no figure.
        NoUsableFigureError: if none states a value and a period, or none is a year to date.
        UnlikeFiguresError: if they differ in more than the period, or in the unit.
        DisagreeingClaimsError: if claims of one total disagree and nobody says which counts.
        NotAdditiveError: if the measure is no flow, so that differences over time mean nothing.
        FieldValueError: if there is no such first month.
    """
    check_range("first_month", first_month, lowest=1, highest=_MONTHS_OF_YEAR)
    question = asked(_WANTED, ytd_figures, varying="period", claims=claims, atlas=atlas)
    usable, skipped = gathered(question, ytd_figures)
    check_alike(question, usable, one_unit=True)
    _check_flow(question, usable[0])
    assumed = agreed_attributes(question, usable)
    totals, others = _parted(usable, first_month)
    if not totals:
        raise NoUsableFigureError(_WANTED, tuple(claim.id for claim in usable), ("is no year to date",))
    counted, rest = one_per_fact(question, totals)
    beside = _by_period(others)
    pieces = tuple(
        attrs.evolve(piece, printed=tuple(beside.get(piece.period, ())))
        for year in _years(counted)
        for piece in _pieces(year)
    )
    shown = {claim.id for piece in pieces for claim in piece.printed}
    left = (SkippedClaim(claim, reason=_NEITHER) for claim in others if claim.id not in shown)
    provenance = Provenance(counted, not_counted=rest, skipped=(*skipped, *left), assumed=assumed)
    return YearToDatePieces(pieces=pieces, provenance=provenance)


def _check_flow(question: Question, claim: AnyClaim) -> None:
    atlas = question.atlas
    if unit_of(claim).kind == "ratio":
        raise NotAdditiveError(question.wanted, unit_of(claim).code, "percentages and indices are no amounts")
    measure = None if atlas is None else atlas.measures.get(claim.measure)
    if measure is not None and measure.time not in _DIFFERENCED:
        raise NotAdditiveError(question.wanted, measure.code, f"it is a {measure.time} and no flow")


def _parted(claims: Iterable[AnyClaim], first_month: int) -> tuple[list[AnyClaim], list[AnyClaim]]:
    """Part the claims of years to date from those of other periods."""
    totals: list[AnyClaim] = []
    others: list[AnyClaim] = []
    for claim in claims:
        (totals if _is_total(period_of(claim), first_month) else others).append(claim)
    return totals, others


def _by_period(claims: Iterable[AnyClaim]) -> dict[Period, list[AnyClaim]]:
    groups: defaultdict[Period, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        groups[period_of(claim)].append(claim)
    return groups


def _is_total(period: Period, first_month: int) -> bool:
    """Tell whether a period begins on the first day of a year and ends within that year."""
    start, last = period.start, period.last_day
    if start is None or (start.month, start.day) != (first_month, 1):
        return False
    return _MONTHS_OF_YEAR * (last.year - start.year) + last.month - start.month < _MONTHS_OF_YEAR


def _years(totals: Iterable[AnyClaim]) -> list[list[AnyClaim]]:
    """Put totals together that begin on one day, each group and the groups in the order of time."""
    groups: defaultdict[object, list[AnyClaim]] = defaultdict(list)
    for claim in sorted(totals, key=lambda claim: period_of(claim).sort_key):
        groups[period_of(claim).start].append(claim)
    return list(groups.values())


def _pieces(year: list[AnyClaim]) -> Iterator[YearToDatePiece]:
    levels = levels_of(year)
    first, level = year[0], levels[0]
    estimate = Estimate(level.value, level.interval, unit=level.unit)
    yield YearToDatePiece(period=period_of(first), estimate=estimate, outer=level.outer, later=first)
    for (earlier, before), (later, after) in pairwise(zip(year, levels, strict=True)):
        yield YearToDatePiece(
            period=period_of(later).minus(period_of(earlier)),
            estimate=_less(after, before),
            outer=after.outer - before.outer,
            later=later,
            earlier=earlier,
        )


def _less(after: Level, before: Level) -> Estimate:
    total = Estimate(after.value, after.interval, unit=after.unit)
    return total - Estimate(before.value, before.interval, unit=before.unit)
