"""What one validated figure costs in time and memory, beside a bare attrs class of as many fields."""

import sys
import timeit
from collections.abc import Callable
from statistics import median
from typing import Any

import attrs

from regcoop.figures import Fact, TradeFigure
from regcoop.fixtures import load

RUNS = 25
LOOPS = 4_000


def bare_class() -> type[Any]:
    """Make a frozen, slotted class with the fields of a figure and no checks."""
    return attrs.make_class(
        "Bare",
        {
            field.name: attrs.field(default=field.default)
            for field in attrs.fields(TradeFigure)
            if field.name != "source"
        }
        | {"source": attrs.field(default=None)},
        frozen=True,
        slots=True,
        weakref_slot=False,
        kw_only=True,
    )


def interleaved(*calls: Callable[[], object]) -> list[float]:
    """Time the calls in turn and give each one's median, in seconds a call."""
    runs = [[timeit.timeit(call, number=LOOPS) / LOOPS for call in calls] for _ in range(RUNS)]
    return [median(column) for column in zip(*runs, strict=True)]


def test_one_validated_figure(report: Callable[[str, float, float, str], None]) -> None:
    figure = load().figures["cn-asean-trade-2024-ytd07-usd-globaltimes"]
    given: dict[str, Any] = {
        "value": figure.value,
        "compiler": figure.compiler,
        "via": figure.via,
        "source": figure.source,
        "origin": figure.origin,
        "composition": figure.composition,
    }
    bare = bare_class()
    ours, peer = interleaved(
        lambda: TradeFigure(figure.id, figure.fact, **given), lambda: bare(id=figure.id, fact=figure.fact, **given)
    )
    report("4 one validated figure", ours / peer, 1.6, f"({ours * 1e6:.2f} µs beside {peer * 1e6:.2f} µs bare)")
    assert figure.fact == Fact(**attrs.asdict(figure.fact, recurse=False, filter=lambda field, _: field.init))


def test_a_figure_in_memory(report: Callable[[str, float, float, str], None]) -> None:
    """Sizes without the header of the garbage collector; the fact, units, periods and sources are shared."""
    figures = list(load().figures)
    shell = figures[0].__sizeof__()
    fields = len(attrs.fields(TradeFigure))
    report("5 a figure's shell", shell / (16 + 8 * fields), 1.0, f"({shell} B for {fields} fields)")
    plain = [figure for figure in figures if not (figure.growths or figure.shares or figure.restatements)]
    alone, all_in = (median(map(_size, some)) for some in (plain, figures))
    report("5 a figure with its value alone", alone / 450, 1.0, f"(median {alone:.0f} B of {len(plain)} figures)")
    report("5 a figure with its ratios", all_in / 450, 1.0, f"(median {all_in:.0f} B of {len(figures)} figures)")
    facts = {figure.fact for figure in figures}
    headed = median(sys.getsizeof(figure) + sys.getsizeof(figure.fact) + _size(figure) - shell for figure in figures)
    detail = f"(median {headed:.0f} B; {len(facts)} facts for {len(figures)} figures)"
    report("5 a figure with its ratios, its fact and their collector's headers", headed / 450, 1.0, detail)
    assert fields <= 16


def _size(figure: TradeFigure) -> int:
    """Add up what a figure holds for itself: its shell, id, amount and ratios."""
    ratios = (*figure.growths, *figure.shares, *figure.restatements)
    rates = [*(growth.rate for growth in figure.growths), *(share.percent for share in figure.shares)]
    amounts = [amount for amount in (figure.value, *rates) if amount is not None]
    sizes = (each.__sizeof__() for each in (figure, figure.id, *ratios, *amounts, *(one.value for one in amounts)))
    return sum(sizes)
