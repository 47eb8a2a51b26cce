"""What a comparison costs, beside the least that two records and two quantities cost."""

import time
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from statistics import median

import attrs
import pint
import pytest

import regcoop
from regcoop.comparison import Comparison, compare
from regcoop.figures import TradeFigure
from regcoop.mirror import mirror_pairs, mirror_series
from regcoop.period import Period
from regcoop.rates import bundled_rates
from regcoop.relations import Relation

Report = Callable[[str, float, float, str], None]
Pair = tuple[TradeFigure, TradeFigure]

RUNS = 5
BUDGET = 100.0
"""Microseconds for one comparison without rates, at the median."""


@attrs.frozen
class Bare:
    """Stand for the least that an answer is: a record of as many fields."""

    first: object
    second: object
    relation: object
    verdict: object
    differing: object
    missing: object
    reasons: object
    assumed: object
    component: object
    numbers: object
    checks: object
    suspects: object
    rates: object
    filled: object


def bundled_pairs() -> dict[Relation, list[Pair]]:
    """Give the pairs of bundled figures about the same two parties and goods, by the kind of pair they are."""
    atlas = regcoop.load()
    groups: dict[tuple[object, ...], list[TradeFigure]] = defaultdict(list)
    for figure in atlas.figures:
        fact = figure.fact
        groups[fact.measure, fact.commodity, frozenset((fact.reporter, fact.partner))].append(figure)
    found: dict[Relation, list[Pair]] = defaultdict(list)
    for group in groups.values():
        for first, second in combinations(group, 2):
            found[compare(first, second, atlas=atlas).relation].append((first, second))
    return found


def microseconds(pairs: list[Pair], **more: object) -> list[float]:
    """Time each pair alone, several times, and give its median."""
    atlas = regcoop.load()
    times: list[float] = []
    for first, second in pairs:
        runs: list[float] = []
        for _ in range(RUNS):
            start = time.perf_counter()
            compare(first, second, atlas=atlas, **more)  # type: ignore[arg-type]  # rates
            runs.append((time.perf_counter() - start) * 1e6)
        times.append(median(runs))
    return times


def two_records() -> float:
    """Time the construction of two bare records of as many fields, in microseconds."""
    fields = (None,) * len(attrs.fields(Bare))
    start = time.perf_counter()
    for _ in range(20_000):
        Bare(*fields)
        Bare(*fields)
    return (time.perf_counter() - start) / 20_000 * 1e6


def two_quantities() -> float:
    """Time pint comparing two quantities of one dimension, in microseconds."""
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    tonnes, kilograms = registry.Quantity(1.426, "megatonne"), registry.Quantity(929.0, "kilotonne")
    start = time.perf_counter()
    for _ in range(2_000):
        tonnes > kilograms  # noqa: B015  # the comparison itself is measured
    return (time.perf_counter() - start) / 2_000 * 1e6


def test_a_comparison_of_bundled_figures(report: Report) -> None:
    by_relation = bundled_pairs()
    records, quantities = two_records(), two_quantities()
    every: list[float] = []
    for relation, pairs in sorted(by_relation.items()):
        times = sorted(microseconds(pairs[:1000]))
        every += times
        detail = (
            f"({median(times):.0f} µs at the median, {times[len(times) * 95 // 100]:.0f} at 95 %, {len(times)} pairs)"
        )
        report(f"13 compare, {relation}, of {BUDGET:.0f} µs", median(times) / BUDGET, 1, detail)
    asked = [pair for relation, pairs in by_relation.items() if relation is not Relation.INCOMPARABLE for pair in pairs]
    middle = median(microseconds(asked[:3000]))
    report("13 compare, of what may be asked, of 100 µs", middle / BUDGET, 1, f"({middle:.0f} µs)")
    report("   beside two bare attrs records of 14 fields", middle / records, 100, f"({records:.2f} µs)")
    report("   beside pint comparing two quantities", middle / quantities, 10, f"({quantities:.1f} µs)")
    assert median(every) <= BUDGET
    assert middle <= BUDGET


def test_a_comparison_with_rates(report: Report) -> None:
    pairs = bundled_pairs()[Relation.OTHER_CURRENCY]
    rates = bundled_rates()
    microseconds(pairs, rates=rates)
    times = microseconds(pairs, rates=rates)
    report(
        "   compare in two currencies, rates remembered, of 100 µs",
        median(times) / BUDGET,
        3,
        f"({median(times):.0f} µs)",
    )


def crowd(size: int) -> list[TradeFigure]:
    """Give so many figures, each flow with both of its sides."""
    template = next(iter(regcoop.load().figures.where(reporter="CN", partner="TH", flow="trade", unit="USD")))
    figures: list[TradeFigure] = []
    for number in range(size // 2):
        fact = attrs.evolve(template.fact, period=Period.year(1 + number % 9000), commodity=f"goods-{number // 9000}")
        other = attrs.evolve(fact, reporter="TH", partner="CN")
        figures += [
            attrs.evolve(template, id=f"a-{number}", fact=fact),
            attrs.evolve(template, id=f"b-{number}", fact=other),
        ]
    return figures


def test_mirror_pairs_grow_with_their_number(report: Report) -> None:
    atlas = regcoop.load()
    times = {}
    for size in (2_500, 10_000):
        figures = crowd(size)
        start = time.perf_counter()
        assert len(mirror_pairs(figures, atlas=atlas)) == size // 2
        times[size] = time.perf_counter() - start
    growth = times[10_000] / times[2_500] / 4
    report("   mirror pairs of 10,000 figures, cost a figure beside 2,500", growth, 1.2, f"({times[10_000]:.2f} s)")
    start = time.perf_counter()
    mirror_series(atlas.figures, atlas=atlas)
    report("   mirror series of the bundled figures, of a second", time.perf_counter() - start, 1, "")
    assert growth < 2


@pytest.mark.parametrize("relation", [Relation.SAME_FACT, Relation.GROWTH, Relation.MIRROR])
def test_pytest_benchmark_of_a_comparison(benchmark: Callable[..., Comparison], relation: Relation) -> None:
    first, second = bundled_pairs()[relation][0]
    found = benchmark(lambda: compare(first, second, atlas=regcoop.load()))
    assert found.relation is relation
