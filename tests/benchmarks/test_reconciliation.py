"""What reconciliation costs: of the bundled atlas, and how it grows with the number of claims.

It runs in one thread, and its processor time is measured, so that other work on the machine does not count.
"""

import time
from collections.abc import Callable, Sequence
from math import exp, log
from statistics import fmean, median

import pytest

from regcoop.fixtures import load
from regcoop.rates import bundled_rates
from regcoop.reconciliation import reconcile
from worlds import World, crowd, long, wide

Show = Callable[[str], None]

SIZES = (1_000, 3_000, 10_000, 30_000)
EXPONENT = 1.2
SECONDS = 2.0
ROUNDS = 3


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    """Give a function that prints one line of the benchmark."""

    def tell(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}")  # noqa: T201  # the output of a benchmark

    return tell


def seconds(world: World, rounds: int = 1) -> float:
    """Measure one reconciliation of a world, the median of some rounds."""
    atlas = load()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        reconcile(world.figures, atlas=atlas, rates=world.rates)
        times.append(time.process_time() - start)
    return median(times)


def fit(sizes: Sequence[int], times: Sequence[float]) -> tuple[float, float]:
    """Fit times to a power of the size by least squares on their logarithms; give the factor and the exponent."""
    across, up = [log(size) for size in sizes], [log(one) for one in times]
    middle, height = fmean(across), fmean(up)
    slope = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / sum(
        (x - middle) ** 2 for x in across
    )
    return exp(height - slope * middle), slope


def test_the_bundled_atlas(show: Show) -> None:
    atlas, rates = load(), bundled_rates()
    reconcile(atlas.figures, atlas=atlas, rates=rates)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = reconcile(atlas.figures, atlas=atlas, rates=rates)
        times.append(time.process_time() - start)
    show(f"bundled atlas, {len(atlas.figures):,} figures: {median(times):.2f} s (budget {SECONDS} s)  {found!r}")
    assert median(times) <= SECONDS


@pytest.mark.parametrize("shape", [wide, long], ids=["wide", "long"])
def test_the_cost_grows_hardly_faster_than_the_number_of_claims(shape: Callable[[int], World], show: Show) -> None:
    reconcile(shape(300).figures, atlas=load(), rates=None)
    times = [seconds(shape(size), ROUNDS if size <= SIZES[1] else 1) for size in SIZES]
    factor, exponent = fit(SIZES, times)
    told = ", ".join(f"{size:,}: {one:.2f} s" for size, one in zip(SIZES, times, strict=True))
    show(f"{shape.__name__}: {told}; fit {factor:.2g} s × n^{exponent:.2f} (budget n^{EXPONENT})")
    assert exponent <= EXPONENT


def test_ten_thousand_claims_of_one_fact(show: Show) -> None:
    sizes = (1_000, 3_000, 10_000)
    times = [seconds(crowd(size), ROUNDS) for size in sizes]
    factor, exponent = fit(sizes, times)
    told = ", ".join(f"{size:,}: {one:.2f} s" for size, one in zip(sizes, times, strict=True))
    show(f"crowd: {told}; fit {factor:.2g} s × n^{exponent:.2f} (budget n^{EXPONENT})")
    assert exponent <= EXPONENT
