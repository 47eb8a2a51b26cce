# ruff: noqa: ANN401  # quantities of pint are of any type
"""What a conversion costs: in a cold process and warm, beside the libraries that people use for it."""

import compileall
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pint
import pytest
from currency_converter import CurrencyConverter
from moneyed import Money
from stockholm import Money as StockholmMoney

import regcoop
from regcoop._decimal import LOWER, NEAREST, UPPER
from regcoop.amount import Amount, Estimate
from regcoop.conversion import Conversion, check_restatement, convert
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import EcbRates, Rate, bundled_rates
from regcoop.units import UNITS

Report = Callable[[str, float, float, str], None]

RUNS = 15
ROUNDS = 2_000
DAY = date(2023, 10, 24)
MONTHS = Period.parse("2023-01/2023-09")
EXPORTS = Amount.parse("42.64 billion", unit="CNY")

SPOT = """
from datetime import date
import regcoop
amount = regcoop.Amount.parse("42.64 billion", unit="CNY")
regcoop.convert(amount, "USD", on=date(2023, 10, 24), rates=regcoop.bundled_rates(), basis="spot")
"""
AVERAGE = """
import regcoop
amount = regcoop.Amount.parse("42.64 billion", unit="CNY")
period = regcoop.Period.parse("2023-01/2023-09")
regcoop.convert(amount, "USD", period=period, rates=regcoop.bundled_rates(), basis="period_average")
"""
MONTHLY = """
import regcoop
amount = regcoop.Amount.parse("1 trillion", unit="VND")
period = regcoop.Period.parse("2024")
regcoop.convert(amount, "USD", period=period, rates=regcoop.bundled_rates(), basis="published_monthly")
"""
PEER = """
import time
from currency_converter import CurrencyConverter
start = time.perf_counter()
CurrencyConverter()
print(time.perf_counter() - start)
"""


def seconds(code: str) -> tuple[float, float]:
    """Measure one fresh process from outside, and what it prints of its own."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return time.perf_counter() - start, float(done.stdout or 0)


def test_the_first_conversion_of_a_cold_process(report: Report) -> None:
    """Everything of ours counts, imports included; of the peer the construction alone."""
    compileall.compile_dir(str(Path(regcoop.__file__).parent), quiet=1)
    codes = {"spot": SPOT, "period average": AVERAGE, "published monthly": MONTHLY}
    for code in (*codes.values(), PEER):
        seconds(code)
    runs = [[seconds(code) for code in ("pass", PEER, *codes.values())] for _ in range(RUNS)]
    empty = median(run[0][0] for run in runs)
    peer = median(run[1][1] for run in runs)
    for number, name in enumerate(codes, 2):
        ours = median(run[number][0] for run in runs) - empty
        detail = f"({ours * 1e3:.0f} ms with all imports, beside {peer * 1e3:.0f} ms for CurrencyConverter() alone)"
        report(f"7 cold {name}", ours / peer, 0.5, detail)
        assert peer > 0


def microseconds(*calls: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Time some calls in turn, each several times, and give the median of each."""
    runs: list[list[float]] = []
    for _ in range(RUNS):
        times: list[float] = []
        for call in calls:
            start = time.perf_counter()
            for _ in range(rounds):
                call()
            times.append((time.perf_counter() - start) / rounds * 1e6)
        runs.append(times)
    return [median(column) for column in zip(*runs, strict=True)]


def bare(table: dict[tuple[str, str, str, Period], Rate]) -> Conversion:
    """Look a rate up, multiply, and construct what is returned: the least that a conversion is."""
    rate = table["CNY", "USD", "period_average", MONTHS]
    within, by = EXPORTS.interval, rate.interval
    interval = Interval(LOWER.multiply(within.lo, by.lo), UPPER.multiply(within.hi, by.hi))
    estimate = Estimate(NEAREST.multiply(EXPORTS.value, rate.value), interval, unit=UNITS["USD"])
    return Conversion(EXPORTS, estimate=estimate, rate=rate)


def by_pint() -> Callable[[], object]:
    """Give a conversion under a context between two currencies, as people do it with pint."""
    registry: Any = pint.UnitRegistry(None, non_int_type=Decimal)
    for code in ("CNY", "USD"):
        registry.define(f"{code} = [currency_{code}]")
    context: Any = pint.Context("average")
    factor = registry.Quantity(Decimal("0.1422046"), "USD/CNY")

    def to_dollars(_: object, money: Any, **__: object) -> Any:
        return money * factor

    context.add_transformation("[currency_CNY]", "[currency_USD]", to_dollars)
    registry.add_context(context)
    exports = registry.Quantity(Decimal(42_640_000_000), "CNY")
    return lambda: exports.to("USD", "average")


def test_a_warm_conversion(report: Report) -> None:
    rates, peer = bundled_rates(), CurrencyConverter(decimal=True)
    table = {("CNY", "USD", "period_average", MONTHS): rates.rate("CNY", "USD", period=MONTHS, basis="period_average")}
    factor, yuan, crowns = Decimal("0.1422046"), Money(42_640_000_000, "CNY"), StockholmMoney(42_640_000_000, "CNY")
    ours, spot, least, theirs, pints, moneyed, stockholm = microseconds(
        lambda: convert(EXPORTS, "USD", period=MONTHS, rates=rates, basis="period_average"),
        lambda: convert(EXPORTS, "USD", on=DAY, rates=rates, basis="spot"),
        lambda: bare(table),
        lambda: peer.convert(Decimal(42_640_000_000), "CNY", "USD", date=DAY),
        by_pint(),
        lambda: Money(yuan.amount * factor, "USD"),
        lambda: StockholmMoney(crowns * factor, currency="USD"),
    )
    report("8 warm conversion", ours / least, 1.6, f"({ours:.1f} µs beside {least:.1f} µs bare)")
    report("8 warm conversion, beside pint in a context", ours / pints, 1 / 30, f"(pint {pints:.0f} µs)")
    report("  beside currencyconverter.convert", ours / theirs, 1, f"({theirs:.1f} µs for a day's)")
    report("  beside py-moneyed with a factor at hand", ours / moneyed, 10, f"({moneyed:.1f} µs, no rate kept)")
    report("  beside stockholm with a factor at hand", ours / stockholm, 1, f"({stockholm:.1f} µs, the same)")
    report("  an average asked again, beside a spot", ours / spot, 1.1, f"({ours:.1f} µs beside {spot:.1f} µs)")
    assert least > 0


def test_new_averages(report: Report) -> None:
    """Each month of twenty years once: the price of an answer that is not remembered yet."""
    months = Period.parse("2006-01/2025-12").split(by="month")

    def ask() -> None:
        rates = EcbRates()
        for month in months:
            rates.rate("USD", "CNY", period=month, basis="period_average")

    def ask_peer() -> None:
        for month in months:
            day, values = month.start, []
            while day is not None and day < month.end:
                if known.get(day) is not None:
                    values.append(peer.convert(Decimal(1), "USD", "CNY", date=day))
                day = date.fromordinal(day.toordinal() + 1)
            sum(values) / len(values)

    peer = CurrencyConverter(decimal=True)
    known = {day: rate and peer._rates["USD"].get(day) for day, rate in peer._rates["CNY"].items()}
    ours, theirs = microseconds(ask, ask_peer, rounds=1)
    detail = f"({ours / len(months):.0f} µs a month beside {theirs / len(months):.0f} µs by CurrencyConverter's days)"
    report("  240 monthly averages, none remembered", ours / theirs, 1, detail)
    quoted = [day for day in known if months[-1].contains(day) and known[day] is not None]
    mean = sum(peer.convert(Decimal(1), "USD", "CNY", date=day) for day in quoted) / len(quoted)
    ours_value = EcbRates().rate("USD", "CNY", period=months[-1], basis="period_average").value
    assert abs(ours_value - mean) < Decimal("1e-9")


def test_all_restatements(report: Report) -> None:
    atlas, rates = regcoop.load(), bundled_rates()
    claims = [claim for claim in (*atlas.figures, *atlas.indicators) if claim.restatements]
    (cost,) = microseconds(lambda: [check_restatement(claim, rates=rates) for claim in claims], rounds=1)
    report("  a restatement checked, ms", cost / len(claims) / 1e3, 20, f"({len(claims)} claims, {cost / 1e6:.1f} s)")


@pytest.mark.parametrize("basis", ["spot", "period_average"])
def test_pytest_benchmark_of_a_warm_conversion(benchmark: Callable[..., Conversion], basis: str) -> None:
    rates = bundled_rates()
    if basis == "spot":
        found = benchmark(lambda: convert(EXPORTS, "USD", on=DAY, rates=rates, basis="spot"))
    else:
        found = benchmark(lambda: convert(EXPORTS, "USD", period=MONTHS, rates=rates, basis="period_average"))
    assert found.estimate.unit.code == "USD"
