"""Growth year on year along a series, with the gaps named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_text, check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.errors import IncomparableClaimsError, NotPositiveError, PeriodOverflowError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.period import Period
from regcoop.relations import AnyClaim, Parties, years_between
from regcoop.series.claims import (
    ClaimChoice,
    Provenance,
    agreed_attributes,
    asked,
    check_alike,
    gathered,
    one_per_fact,
    period_of,
    show_claim,
)
from regcoop.series.growths import GrowthRate, growth_between
from regcoop.series.wording import listed, plain_provenance, told
from regcoop.sources import Source

__all__ = ["GrowthGap", "GrowthSeries", "growth_series"]

_FEW: Final = 3
_ANY_YEAR: Final = 2001
"""A year without a 29 February, to which periods are moved to see whether they are of one place in the year."""


@final
@attrs.frozen(weakref_slot=False, repr=False)
class GrowthGap:
    """Name a place in a series where no growth of one year can be formed.

    Attributes:
        new: the claim that has no growth of its own.
        base: the claim before it; None if there is no earlier one of a comparable period.
        missing: the periods between the two for which there is no claim.
        reason: why there is no growth.
    """

    new: AnyClaim = attrs.field(repr=show_claim)
    base: AnyClaim | None = attrs.field(default=None, kw_only=True, repr=show_claim)
    missing: tuple[Period, ...] = attrs.field(default=(), kw_only=True)
    reason: str = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("new", self.new, (TradeFigure, Indicator))
        check_tuple("missing", self.missing, Period)
        check_text("reason", self.reason)

    def __str__(self) -> str:
        return f"{self.new.id} has no growth of one year, as {self.reason}."

    def to_dict(self) -> dict[str, object]:
        """Give the gap as plain data."""
        return {
            "new": self.new.id,
            "base": None if self.base is None else self.base.id,
            "missing": [period.canonical() for period in self.missing],
            "reason": self.reason,
        }


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class GrowthSeries:
    """Hold the growth of each year of a series, and the places where there is none.

    Attributes:
        growths: the growths year on year, in the order of their periods.
        gaps: what lies between them; the first claim of each series of comparable periods needs no growth.
        provenance: the claims that count, what does not count and why.
    """

    growths: tuple[GrowthRate, ...]
    gaps: tuple[GrowthGap, ...]
    provenance: Provenance

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("growths", self.growths, GrowthRate)
        check_tuple("gaps", self.gaps, GrowthGap)
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
        """Tell every growth and every gap in English, one a line."""
        assumed = {one: None for growth in self.growths for one in growth.assumed}
        lines = [str(one) for one in (*self.growths, *self.gaps)]
        return told(lines, attrs.evolve(self.provenance, assumed=tuple(assumed)))

    def to_dict(self) -> dict[str, object]:
        """Give the series as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "growths": [growth.to_dict() for growth in self.growths],
            "gaps": [gap.to_dict() for gap in self.gaps],
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }


def growth_series(
    figures: Iterable[AnyClaim], *, claims: ClaimChoice = "only", atlas: Atlas | None = None
) -> GrowthSeries:
    """Give the growth year on year for every pair of figures of one fact that allows it, and name the gaps.

    Use it for a table of growth rates. Years, quarters, months and years to date may stand side by side: each is set
    against the same part of the year before. The order of the figures does not matter.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import growth_series
    >>> query = {"reporter": "CN", "partner": "RU", "flow": "trade", "measure": "goods-trade", "unit": "USD"}
    >>> years = load().figures.where(**query, period={"2021", "2022", "2023", "2025"})
    >>> series = growth_series(years)
    >>> for growth in series.growths:
    ...     print(growth.new.period, round(growth.estimate.value, 2))
    2022 29.54
    2023 26.19
    >>> print(series.gaps[0])
    cn-ru-trade-2025-usd-tass has no growth of one year, as there is no figure of 2024.

    Args:
        figures: claims of one fact but the period.
        claims: which claim of a fact counts: `only` refuses claims that disagree, `latest` takes the last published.
        atlas: whose compilers and parties count; a selection knows its own.

    Raises:
        EmptySelectionError: if there is no figure.
        NoUsableFigureError: if none states a value and a period.
        UnlikeFiguresError: if they differ in more than the period, or claims of one period in an attribute.
        DisagreeingClaimsError: if claims of one fact disagree and nobody says which counts.
    """
    question = asked("growth series", figures, varying="period", claims=claims, atlas=atlas)
    usable, skipped = gathered(question, figures)
    check_alike(question, usable)
    for group in _by_period(usable):
        agreed_attributes(question, group)
    counted, rest = one_per_fact(question, usable)
    parties = None if question.atlas is None else Parties(question.atlas)
    steps = [step for group in _by_place_in_year(counted) for step in _steps(group, parties)]
    steps.sort(key=lambda step: (period_of(step.new).sort_key, step.new.id))
    return GrowthSeries(
        growths=tuple(step for step in steps if isinstance(step, GrowthRate)),
        gaps=tuple(step for step in steps if isinstance(step, GrowthGap)),
        provenance=Provenance(counted, not_counted=rest, skipped=skipped),
    )


def _by_period(claims: Iterable[AnyClaim]) -> list[list[AnyClaim]]:
    groups: defaultdict[Period, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        groups[period_of(claim)].append(claim)
    return [group for group in groups.values() if len(group) > 1]


def _by_place_in_year(claims: Iterable[AnyClaim]) -> list[list[AnyClaim]]:
    """Put claims together whose periods lie at one place in the year, each group in the order of time."""
    groups: defaultdict[Period, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        groups[_place_in_year(period_of(claim))].append(claim)
    return [sorted(group, key=lambda claim: (period_of(claim).sort_key, claim.id)) for group in groups.values()]


def _place_in_year(period: Period) -> Period:
    try:
        return period.shifted(years=_ANY_YEAR - period.last_day.year)
    except PeriodOverflowError:
        return period


def _steps(group: list[AnyClaim], parties: Parties | None) -> Iterator[GrowthRate | GrowthGap]:
    """Give the growth from each claim to the next, or the gap between the two."""
    if len(group) == 1:
        yield GrowthGap(group[0], reason=f"there is no other figure of a period like {group[0].period}")
    for base, new in pairwise(group):
        years = years_between(period_of(new), period_of(base))
        if years > 1:
            missing = tuple(period_of(base).shifted(years=step) for step in range(1, years))
            yield GrowthGap(new, base=base, missing=missing, reason=f"there is no figure of {_spanned(missing)}")
        else:
            yield _step(new, base, parties)


def _step(new: AnyClaim, base: AnyClaim, parties: Parties | None) -> GrowthRate | GrowthGap:
    try:
        return growth_between(new, base, parties)
    except IncomparableClaimsError as error:
        return GrowthGap(new, base=base, reason=listed(error.reasons))
    except NotPositiveError as error:
        return GrowthGap(new, base=base, reason=f"{error.claim} lies in {error.interval}, and not above zero")


def _spanned(periods: tuple[Period, ...]) -> str:
    texts = [period.canonical() for period in periods]
    return listed(texts) if len(texts) <= _FEW else f"{texts[0]} to {texts[-1]}"
