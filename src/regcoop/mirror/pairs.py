"""Pairs of claims about one flow, one from each side."""

from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.figures import TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.rates import Rate, format_digits
from regcoop.relations import Assumption, MirrorClass
from regcoop.sources import Source

__all__ = ["MirrorPair", "show_ratio"]

_DIGITS: Final = 5


def show_ratio(interval: Interval) -> str:
    """Write a ratio or growth to five digits."""
    lo, hi = (str(end) if end.is_infinite() else format_digits(end, _DIGITS) for end in (interval.lo, interval.hi))
    return lo if lo == hi else f"{lo} to {hi}"


def _show_id(figure: TradeFigure) -> str:
    return f"<{figure.id}>"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class MirrorPair:
    """Hold what the two sides report about one flow, and the ratio between them.

    Get them from `mirror_pairs`. The ratio says how far the two sides lie apart, and never which of them is right.

    Attributes:
        numerator: the importer's claim where goods go one way, else the larger one.
        denominator: the exporter's claim, else the smaller one.
        one_way: whether the ratio is importer over exporter.
        ratio: the ratio with its interval; None if there is none.
        kind: its class; None if there is no ratio.
        rate: the rate of exchange, if the two are in two currencies.
        reason: why there is no ratio, or what is odd about it; else empty.
        repeats: the ids of claims that agree with one of the two and say it less exactly, or again.
        left_out: the ids of claims of this flow that were not paired, as too many contradict each other.
        assumed: what was assumed about the two.
    """

    numerator: TradeFigure = attrs.field(repr=_show_id)
    denominator: TradeFigure = attrs.field(repr=_show_id)
    one_way: bool
    ratio: Interval | None = None
    kind: MirrorClass | None = None
    rate: Rate | None = None
    reason: str = ""
    repeats: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    assumed: tuple[Assumption, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("numerator", self.numerator, TradeFigure)
        check_type("denominator", self.denominator, TradeFigure)
        check_type("kind", self.kind, (MirrorClass, type(None)))
        check_tuple("repeats", self.repeats, str)
        check_tuple("left_out", self.left_out, str)
        check_tuple("assumed", self.assumed, Assumption)

    @property
    def importer(self) -> TradeFigure | None:
        """Give the importer's claim; None for totals, where each side is both."""
        return self.numerator if self.one_way else None

    @property
    def exporter(self) -> TradeFigure | None:
        """Give the exporter's claim; None for totals, where each side is both."""
        return self.denominator if self.one_way else None

    @property
    def period(self) -> Period | None:
        """Give the period of both claims."""
        return self.numerator.period

    @property
    def parties(self) -> tuple[str, str]:
        """Give the reporters of the two claims, that of the numerator first."""
        return self.numerator.reporter, self.denominator.reporter

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both claims and of the rate, each once."""
        rate = () if self.rate is None else (self.rate.source,)
        return tuple(dict.fromkeys((*self.numerator.sources, *self.denominator.sources, *rate)))

    def explain(self) -> str:
        """Tell in English what each side says, and what the ratio between them means."""
        order = "importer over exporter" if self.one_way else "larger over smaller"
        ratio = "no ratio" if self.ratio is None else f"{show_ratio(self.ratio)}, {order}: {self.kind}"
        lines = [
            f"{self.numerator.reporter}: {_told(self.numerator)}.",
            f"{self.denominator.reporter}: {_told(self.denominator)}.",
            f"Ratio: {ratio}.",
            *((f"Note: {self.reason}.",) if self.reason else ()),
            *((f"Rate: {self.rate}.",) if self.rate is not None else ()),
            *(f"Assumed: {assumption}." for assumption in self.assumed),
            *((f"Said again by {', '.join(self.repeats)}.",) if self.repeats else ()),
            *((f"Not paired: {', '.join(self.left_out)}.",) if self.left_out else ()),
            "Neither side is shown right; do not average the two.",
        ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, object]:
        """Give the pair as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "numerator": self.numerator.id,
            "denominator": self.denominator.id,
            "one_way": self.one_way,
            "period": None if self.period is None else str(self.period),
            "ratio": None if self.ratio is None else [f"{self.ratio.lo:f}", f"{self.ratio.hi:f}"],
            "kind": None if self.kind is None else self.kind.value,
            "rate": None if self.rate is None else self.rate.to_dict(),
            "reason": self.reason,
            "repeats": list(self.repeats),
            "left_out": list(self.left_out),
            "assumed": [str(assumption) for assumption in self.assumed],
            "sources": [source.id for source in self.sources],
            "text": self.explain(),
        }


def _told(figure: TradeFigure) -> str:
    fact = figure.fact
    goods = f" of {fact.commodity}" if fact.commodity else ""
    what = f"{fact.measure} {fact.flow}{goods} of {fact.reporter} with {fact.partner}, {fact.period}"
    return f"{figure.value}, {what} ({figure.source.publisher}, {figure.published or 'undated'})"
