"""What questions to an atlas cost, and that the cost does not grow with the number of records.

`find` and a `where` that names the whole key are compared with themselves on an atlas that holds a hundred times the
figures and names; a partial `where` with the number of its results.
"""

from collections.abc import Callable
from functools import cache
from timeit import repeat
from typing import Any

import attrs
import pytest

from mini import FIGURES, NAMES, mini_atlas, mini_sets
from regcoop.atlas import Atlas
from regcoop.period import Period

Report = Callable[[str, float, float, str], None]

TIMES = 100
KEY: dict[str, Any] = {
    "reporter": "CN",
    "partner": "ASEAN",
    "flow": "trade",
    "measure": "goods-trade",
    "period": "2024-01/2024-07",
}


def microseconds(call: Callable[[], object], number: int = 2000) -> float:
    """Give the best of several runs."""
    call()
    return min(repeat(call, number=number, repeat=7)) / number * 1e6


@cache
def large() -> Atlas:
    """Give an atlas with a hundred times the figures, of other years, and a hundred times the names."""
    years = [Period.year(1800 + number) for number in range(TIMES)]
    figures = [
        attrs.evolve(figure, id=f"{figure.id}-{year}", fact=attrs.evolve(figure.fact, period=year))
        for figure in FIGURES
        for year in years
    ]
    names = [attrs.evolve(name, name=f"{name.name} of {year}") for name in NAMES for year in years]
    return Atlas.build(edition=mini_atlas().edition, **mini_sets(figures=(*FIGURES, *figures), names=(*NAMES, *names)))


@pytest.mark.parametrize(
    ("name", "ask"),
    [
        ("where, whole key", lambda atlas: atlas.figures.where(**KEY)),
        ("where, one id", lambda atlas: atlas.figures.where(id=FIGURES[0].id)),
        ("find, code", lambda atlas: atlas.find("TH")),
        ("find, name", lambda atlas: atlas.find("Lao PDR")),
        ("find, unknown name", lambda atlas: atlas.find("Atlantis")),
        ("territories_on", lambda atlas: atlas.territories_on("ASEAN", atlas.edition)),
    ],
)
def test_a_question_costs_the_same_in_a_large_atlas(name: str, ask: Callable[[Atlas], object], report: Report) -> None:
    small_cost = microseconds(lambda: ask(mini_atlas()))
    large_cost = microseconds(lambda: ask(large()))
    report(
        name,
        large_cost / small_cost,
        2.0,
        f"({small_cost:.1f} µs beside {large_cost:.1f} µs at {TIMES} times the records)",
    )
    assert large_cost / small_cost < 2


def test_a_partial_question_costs_what_it_finds(report: Report) -> None:
    def ask(atlas: Atlas) -> int:
        return len(atlas.figures.where(partner="ASEAN", flow="trade"))

    small_found, large_found = ask(mini_atlas()), ask(large())
    small_cost = microseconds(lambda: ask(mini_atlas()), 500)
    large_cost = microseconds(lambda: ask(large()), 500)
    more = large_found / small_found
    report(
        "where, partial, per result found",
        large_cost / small_cost / more,
        1.0,
        f"({large_cost:.0f} µs for {large_found} figures)",
    )
    assert large_cost / small_cost < more


def test_pytest_benchmark_of_a_whole_key(benchmark: Any) -> None:  # noqa: ANN401  # the fixture is untyped
    found = benchmark(lambda: large().figures.where(**KEY))
    assert len(found) == 2
