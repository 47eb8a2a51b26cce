"""What importing costs beside importing attrs and Babel: interleaved processes, medians, net of an empty process."""

import compileall
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

import regcoop

PEER = "import attrs, babel"
RUNS = 15


def seconds(code: str) -> float:
    """Measure one fresh process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own literals
    return time.perf_counter() - start


def net_medians(*codes: str) -> list[float]:
    """Run the codes in turn and give each one's median beyond an empty process."""
    runs = [[seconds(code) for code in ("pass", *codes)] for _ in range(RUNS)]
    empty, *rest = (median(column) for column in zip(*runs, strict=True))
    return [value - empty for value in rest]


@pytest.mark.parametrize(
    ("name", "code", "budget"),
    [
        ("1 import regcoop", "import regcoop", 0.15),
        ("2 import regcoop; regcoop.TradeFigure", "import regcoop; regcoop.TradeFigure", 1.4),
        ("3 every public name", "import regcoop\nfor name in regcoop.__all__: getattr(regcoop, name)", 2.5),
    ],
)
def test_import(name: str, code: str, budget: float, report: Callable[[str, float, float, str], None]) -> None:
    compileall.compile_dir(str(Path(regcoop.__file__).parent), quiet=1)
    ours, peer = net_medians(code, PEER)
    report(name, ours / peer, budget, f"({ours * 1000:.1f} ms beside {peer * 1000:.1f} ms for `{PEER}`)")
    assert peer > 0
