"""What it costs to load every bundled table, beside reading the same files into bare tuples."""

import csv
import time
from collections.abc import Callable
from statistics import median

from regcoop.codec import read_package
from regcoop.codec.tables import TABLES
from regcoop.fixtures import BUNDLED

RUNS = 15
BUDGET = 10.0
LIMIT_MS = 400.0


def read_bare() -> int:
    """Read the files with the csv module and keep each row as a tuple; give the number of rows."""
    count = 0
    for table in TABLES.values():
        with (BUNDLED / table.file).open(encoding="utf-8", newline="") as file:
            count += len([tuple(row) for row in csv.reader(file)])
    return count


def milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1e3


def test_loading_all_tables(report: Callable[[str, float, float, str], None]) -> None:
    first, peer_first = milliseconds(lambda: read_package(BUNDLED)), milliseconds(read_bare)
    runs = [(milliseconds(lambda: read_package(BUNDLED)), milliseconds(read_bare)) for _ in range(RUNS)]
    ours, peer = (median(column) for column in zip(*runs, strict=True))
    report("6 load()", ours / peer, BUDGET, f"({ours:.0f} ms beside {peer:.1f} ms for {read_bare():,} rows)")
    report("6 load(), the first time", first / peer_first, BUDGET, f"({first:.0f} ms, at most {LIMIT_MS:g} ms)")
    assert ours / peer <= BUDGET
    assert ours <= LIMIT_MS
