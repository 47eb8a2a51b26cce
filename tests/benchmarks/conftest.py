"""Benchmarks, run on demand: `pytest tests/benchmarks -o addopts= -s`.

They print ratios against a named peer of the same run.
"""

from collections.abc import Callable

import pytest

Report = Callable[[str, float, float, str], None]


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    """Give a function that prints one measured ratio beside its budget."""

    def show(what: str, ratio: float, budget: float, detail: str) -> None:
        with capsys.disabled():
            print(f"\n{what}: {ratio:.2f} x (budget {budget:g} x)  {detail}")  # noqa: T201  # the output of a benchmark

    return show
