"""What unit conversion costs beside pint, and what pint costs at its first use.

The peer converts the same Decimal in the same small registry, by the name of the target, as we are asked by its code.
"""

import compileall
import subprocess
import sys
import time
import timeit
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pint

import regcoop
from regcoop import quantities
from regcoop.amount import Amount
from regcoop.quantities import convert_unit, from_pint, registry, to_pint

Report = Callable[[str, float, float, str], None]

RUNS = 25
LOOPS = 3_000
PEER = "import attrs, babel"
CORE = "import regcoop\nfor name in regcoop.__all__: getattr(regcoop, name)\nfrom regcoop.quantities import *\n"
MASS = "regcoop.Amount.parse('929,000', unit='t')"


def interleaved(*calls: Callable[[], object], loops: int = LOOPS) -> list[float]:
    """Time the calls in turn and give each one's median, in microseconds a call."""
    runs = [[timeit.timeit(call, number=loops) / loops * 1e6 for call in calls] for _ in range(RUNS)]
    return [median(column) for column in zip(*runs, strict=True)]


def seconds(code: str) -> float:
    """Measure one fresh process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own literals
    return time.perf_counter() - start


def test_one_unit_conversion(report: Report) -> None:
    mass = Amount.parse("929,000", unit="t")
    quantity = to_pint(mass)
    ours, inexact, peer = interleaved(
        lambda: convert_unit(mass, "kg"), lambda: convert_unit(mass, "lb"), lambda: quantity.to("kg")
    )
    report("9 t to kg", ours / peer, 1 / 6, f"({ours:.2f} µs, {peer / ours:.1f} x faster than pint's {peer:.1f} µs)")
    report("9 t to lb", inexact / peer, 1 / 6, f"({inexact:.2f} µs, {peer / inexact:.1f} x faster)")
    assert convert_unit(mass, "kg").value == Decimal(929_000_000)
    assert ours * 4 < peer


def test_to_pint_and_back(report: Report) -> None:
    own: Any = registry()
    mass = Amount.parse("929,000", unit="t")
    quantity = to_pint(mass)
    there, back, peer = interleaved(
        lambda: to_pint(mass), lambda: from_pint(quantity), lambda: own.Quantity(mass.value, "metric_ton")
    )
    report("to_pint beside pint's own constructor", there / peer, 1, f"({there:.1f} µs beside {peer:.1f} µs)")
    report("from_pint beside pint's own constructor", back / peer, 1, f"({back:.1f} µs)")
    assert from_pint(quantity).value == mass.value


def test_building_the_registry(report: Report) -> None:
    """The peers are pint's own definitions, and ours written as the text that pint reads."""
    quantities._built.__wrapped__()
    text = [f"{name} = [{name}]" for name, *_ in quantities._definitions()]
    ours, read, peer = (
        value / 1e3
        for value in interleaved(
            quantities._built.__wrapped__,
            lambda: pint.UnitRegistry(text, non_int_type=Decimal),
            pint.UnitRegistry,
            loops=1,
        )
    )
    report("the registry beside pint's own", ours / peer, 1, f"({ours:.0f} ms beside {peer:.0f} ms)")
    report("the registry beside its text", ours / read, 1, f"({read:.0f} ms as text)")
    assert len(text) > 100


def test_the_first_conversion_of_a_process(report: Report) -> None:
    """Converting needs no pint; handing over to pint does, and pays for its import."""
    compileall.compile_dir(str(Path(regcoop.__file__).parent), quiet=1)
    codes = ("pass", PEER, f"{CORE}convert_unit({MASS}, 'kg')", f"{CORE}to_pint({MASS}).to('kg')", "import pint")
    runs = [[seconds(code) for code in codes] for _ in range(15)]
    empty, *rest = (median(column) for column in zip(*runs, strict=True))
    peer, ours, handed, alone = (value - empty for value in rest)
    report("3 core and a conversion", ours / peer, 4.5, f"({ours * 1000:.0f} ms beside {peer * 1000:.0f} ms)")
    report("3 core and pint", handed / peer, 4.5, f"({handed * 1000:.0f} ms; importing pint alone: {alone * 1000:.0f})")
    told = f"{CORE}convert_unit({MASS}, 'kg'); import sys; print('pint' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", told], text=True) == "False\n"  # noqa: S603  # our own literals
