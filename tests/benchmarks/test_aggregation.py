"""What a sum costs: a thousand figures, and ten thousand claims of one fact, beside the bare sum of their intervals."""

import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

import pytest

import regcoop
from regcoop._decimal import EXACT
from regcoop.aggregation import Total, total
from regcoop.amount import Amount
from regcoop.figures import Fact, TradeFigure
from regcoop.period import Period
from regcoop.sources import Source, SourceKind

Report = Callable[[str, float, float, str], None]

RUNS = 7
FIGURES = 1_000
BUDGET_MS = 50
MOST_TIMES_THE_BARE_SUM = 10
PRESS = Source("daily-2025", publisher="The Daily", title="Trade", kind=SourceKind.PRESS)


def printed(number: int) -> Amount:
    return Amount.parse(f"{100 + number % 7}.{number % 100:02} million", unit="USD")


def figure(number: int, *, commodity: str | None = None, period: Period) -> TradeFigure:
    fact = Fact("goods-trade", "exports", "CN", "TH", commodity=commodity, period=period, quantity="money")
    return TradeFigure(f"figure-{number:05}", fact, value=printed(number), compiler="gacc", source=PRESS)


def days(count: int) -> list[TradeFigure]:
    first = date(2000, 1, 1)
    return [figure(number, period=Period.day(first + timedelta(days=number))) for number in range(count)]


def goods(count: int) -> list[TradeFigure]:
    codes = (f"HS:{10 + number // 100:02}{number % 100:02}" for number in range(count))
    return [figure(number, commodity=code, period=Period.year(2024)) for number, code in enumerate(codes)]


def claims_of_one_fact(count: int) -> list[TradeFigure]:
    return [figure(number, period=Period.year(2024)) for number in range(count)]


def bare(figures: Sequence[TradeFigure]) -> tuple[Decimal, Decimal, Decimal]:
    """Add values and ends with Decimal alone: the least that a sum is."""
    value = lo = hi = Decimal(0)
    for one in figures:
        if one.value is not None:
            interval = one.value.interval
            value, lo, hi = EXACT.add(value, one.value.value), EXACT.add(lo, interval.lo), EXACT.add(hi, interval.hi)
    return lo, value, hi


def milliseconds(
    make: Callable[[], Sequence[TradeFigure]], *calls: Callable[[Sequence[TradeFigure]], Any]
) -> list[float]:
    """Time each call on figures of its own, made anew, so that none finds intervals that another has remembered."""
    runs: list[list[float]] = []
    for _ in range(RUNS):
        times: list[float] = []
        for call in calls:
            figures = make()
            start = time.perf_counter()
            call(figures)
            times.append((time.perf_counter() - start) * 1e3)
        runs.append(times)
    return [median(column) for column in zip(*runs, strict=True)]


@pytest.mark.parametrize("make", [days, goods])
def test_a_total_of_a_thousand_figures(report: Report, make: Callable[[int], list[TradeFigure]]) -> None:
    atlas = regcoop.load()
    ours, least = milliseconds(lambda: make(FIGURES), lambda figures: total(figures, atlas=atlas), bare)
    detail = f"({ours:.1f} ms beside {least:.1f} ms for the bare sum of values and ends)"
    report(f"total of 1,000 figures over {make.__name__}", ours / least, MOST_TIMES_THE_BARE_SUM, detail)
    result = total(figures := make(FIGURES), atlas=atlas)
    assert (result.estimate.interval.lo, result.estimate.value, result.estimate.interval.hi) == bare(figures)
    assert ours <= BUDGET_MS


def test_cost_grows_linearly(report: Report) -> None:
    atlas = regcoop.load()
    for make in (days, goods, claims_of_one_fact):
        few, many = (
            milliseconds(
                lambda make=make, count=count: make(count),  # type: ignore[misc]
                lambda figures: total(figures, atlas=atlas, claims="latest"),
            )[0]
            for count in (800, 6_400)
        )
        detail = f"({few:.0f} ms for 800 and {many:.0f} ms for 6,400 {make.__name__})"
        report("  eight times the figures", many / few, 14, detail)
        assert many / few < 14


def test_ten_thousand_claims_of_one_fact(report: Report) -> None:
    atlas = regcoop.load()
    ours, least = milliseconds(
        lambda: claims_of_one_fact(10_000), lambda figures: total(figures, atlas=atlas, claims="hull"), bare
    )
    detail = f"({ours:.0f} ms beside {least:.0f} ms for the bare sum of all of them)"
    report("total of 10,000 claims of one fact", ours / least, MOST_TIMES_THE_BARE_SUM, detail)
    assert ours < 1_000


def test_five_countries_of_central_asia(report: Report) -> None:
    """A question as people ask it, memberships looked up before: a few figures and many claims."""
    figures = regcoop.load().figures.where(
        reporter="CN", partner_in="CASIA5", period="2024", measure="goods-trade", flow="trade", unit="USD"
    )
    total(figures, claims="latest")
    start = time.perf_counter()
    for _ in range(20):
        total(figures, claims="latest")
    ours = (time.perf_counter() - start) / 20 * 1e3
    report("  China and Central Asia in 2024, ms", ours, 5, "(11 claims)")
    assert ours <= 5


def test_pytest_benchmark_of_a_total(benchmark: Callable[..., Total]) -> None:
    atlas, figures = regcoop.load(), days(FIGURES)
    assert benchmark(lambda: total(figures, atlas=atlas)).coverage.complete
