"""Index numbers: levels of one fact over the level of a base period, which is 100."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.atlas import Atlas
from regcoop.errors import FieldValueError, NotPositiveError, UnlikeFiguresError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.relations import AnyClaim, Level
from regcoop.series.claims import (
    ClaimChoice,
    Provenance,
    Question,
    asked,
    levels_of,
    period_of,
    prepared,
    show_claim,
)
from regcoop.series.wording import estimate_in_words, listed, plain, plain_provenance, told
from regcoop.sources import Source

__all__ = ["IndexNumber", "IndexSeries", "check_lengths", "index_numbers"]

_HUNDRED: Final = Decimal(100)
_UNIT: Final = "index-point"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class IndexNumber:
    """Hold the index of one figure.

    Attributes:
        claim: the figure.
        estimate: its level over that of the base, times 100, in index points.
    """

    claim: AnyClaim = attrs.field(repr=show_claim)
    estimate: Estimate = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("claim", self.claim, (TradeFigure, Indicator))
        check_type("estimate", self.estimate, Estimate)

    @property
    def period(self) -> Period:
        """Give the period of the figure."""
        return period_of(self.claim)

    def __str__(self) -> str:
        return f"{self.period}: {estimate_in_words(self.estimate)} ({self.claim.id})."


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class IndexSeries:
    """Hold the index numbers of a series, in the order of their periods.

    Attributes:
        base: the period whose index is 100.
        numbers: the index of each figure that counts.
        provenance: the claims that count, what does not count and why.
    """

    base: Period
    numbers: tuple[IndexNumber, ...]
    provenance: Provenance

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("base", self.base, Period)
        check_tuple("numbers", self.numbers, IndexNumber)
        check_type("provenance", self.provenance, Provenance)

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the claims that count."""
        return self.provenance.figures

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the claims that count, each once."""
        return self.provenance.sources

    def explain(self) -> str:
        """Tell the index numbers in English, one a line."""
        return told([f"Index, {self.base} = 100.", *(str(number) for number in self.numbers)], self.provenance)

    def to_dict(self) -> dict[str, object]:
        """Give the series as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "base": self.base.canonical(),
            "numbers": [
                {"claim": one.claim.id, "period": one.period.canonical(), "index": plain(one.estimate)}
                for one in self.numbers
            ],
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }


def index_numbers(
    figures: Iterable[AnyClaim], *, base: Period | str, claims: ClaimChoice = "only", atlas: Atlas | None = None
) -> IndexSeries:
    """Give each level of a series as an index, 100 in the base period.

    Use it to lay series of different size beside each other. The base has exactly 100, as a number over itself is one
    whatever it is. Each other interval holds the rounding of the figure and that of the base; two of them therefore
    share the error of the base, and their ratio is better taken with `growth`.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import index_numbers
    >>> query = {"reporter": "CN", "partner": "RU", "flow": "trade", "measure": "goods-trade", "unit": "USD"}
    >>> years = load().figures.where(**query, period={"2021", "2022", "2023"})
    >>> for number in index_numbers(years, base="2021").numbers:
    ...     print(number)
    2021: 100 index-point, exactly 100 (cn-ru-trade-2021-usd-imparcialnews).
    2022: 129.54 index-point, between 129.5348 and 129.5365 (cn-ru-trade-2022-usd-sputnik).
    2023: 163.47 index-point, between 163.461 and 163.470 (cn-ru-trade-2023-usd-sputnik).

    Args:
        figures: claims of one fact but the period; all periods have one length, so that a year is not set against
            seven months.
        base: the period whose index is 100; there must be a figure of it.
        claims: which claim of a fact counts: `only` refuses claims that disagree, `latest` takes the last published.
        atlas: whose compilers count; a selection knows its own.

    Raises:
        EmptySelectionError: if there is no figure.
        NoUsableFigureError: if none states a value and a period.
        UnlikeFiguresError: if they differ in more than the period, or the periods in length.
        DisagreeingClaimsError: if claims of one fact disagree and nobody says which counts.
        FieldValueError: if there is no figure of the base.
        PeriodFormatError: if the base is a text and no period.
        NotPositiveError: if the level of the base may be zero or negative.
    """
    question = asked("index numbers", figures, varying="period", claims=claims, atlas=atlas)
    provenance = prepared(question, figures)
    check_lengths(question, provenance.claims)
    wanted = base if isinstance(base, Period) else Period.parse(base)
    pairs = sorted(
        zip(provenance.claims, levels_of(provenance.claims), strict=True), key=lambda pair: period_of(pair[0]).sort_key
    )
    claim, level = _base(pairs, wanted)
    if level.interval.lo <= 0:
        raise NotPositiveError(claim.id, level.interval, "base of an index")
    numbers = (IndexNumber(one, estimate=_index(found, level, same=one is claim)) for one, found in pairs)
    return IndexSeries(base=wanted, numbers=tuple(numbers), provenance=provenance)


def _base(pairs: list[tuple[AnyClaim, Level]], wanted: Period) -> tuple[AnyClaim, Level]:
    for claim, level in pairs:
        if claim.period == wanted:
            return claim, level
    known = listed(period_of(claim).canonical() for claim, _ in pairs)
    raise FieldValueError("base", str(wanted), f"a period of which there is a figure: {known}")


def _index(level: Level, base: Level, *, same: bool) -> Estimate:
    if same:
        return Estimate(_HUNDRED, Interval.point(_HUNDRED), unit=_UNIT)
    interval = level.interval / base.interval * _HUNDRED
    value = NEAREST.multiply(NEAREST.divide(level.value, base.value), _HUNDRED)
    return Estimate(min(max(value, interval.lo), interval.hi), interval, unit=_UNIT)


def check_lengths(question: Question, claims: Iterable[AnyClaim]) -> None:
    """Refuse claims whose periods differ in length; whole months count as months, other periods as days.

    Raises:
        UnlikeFiguresError: if they do.
    """
    lengths: dict[object, AnyClaim] = {}
    for claim in claims:
        lengths.setdefault(_length(period_of(claim)), claim)
    if len(lengths) > 1:
        ids = tuple(claim.id for claim in lengths.values())
        raise UnlikeFiguresError(question.wanted, ("length of the period",), ids, question.varying)


def _length(period: Period) -> tuple[str, int | None]:
    return ("days", period.days) if period.months is None else ("months", period.months)
