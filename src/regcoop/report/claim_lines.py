"""One claim as a line of texts: what it is about, what was printed, and the interval that the digits allow."""

from regcoop.figures import Fact, TradeFigure
from regcoop.indicators import Indicator
from regcoop.reconciliation import DerivedFigure
from regcoop.report.lines import FigureLine
from regcoop.report.printing import format_interval, format_plain, format_printed

__all__ = ["about_estimate", "line_of"]


def line_of(claim: TradeFigure | Indicator) -> FigureLine:
    """Give a figure or an indicator as a line of texts."""
    if isinstance(claim, TradeFigure):
        return _figure_line(claim)
    return _indicator_line(claim)


def about_estimate(estimate: DerivedFigure) -> str:
    """Give in one line what an estimate is about, with its period."""
    fact = estimate.fact
    if isinstance(fact, Fact):
        words = (*_words_of_fact(fact), "" if fact.period is None else str(fact.period))
    else:
        words = (fact.subject, fact.measure, fact.scope, "" if fact.heading == "none" else fact.heading, fact.period)
    return " · ".join(word for word in words if word)


def _figure_line(figure: TradeFigure) -> FigureLine:
    what = (*_words_of_fact(figure.fact), figure.composition)
    return _claim_line(figure, " · ".join(word for word in what if word), figure.remarks.doubt)


def _indicator_line(indicator: Indicator) -> FigureLine:
    what = (indicator.subject, indicator.measure, indicator.scope, indicator.mode, indicator.direction)
    return _claim_line(indicator, " · ".join(part for part in what if part), indicator.doubt)


def _claim_line(claim: TradeFigure | Indicator, what: str, doubt: str) -> FigureLine:
    value = claim.value
    return FigureLine(
        id=claim.id,
        what=what,
        period=str(claim.period) if claim.period else "",
        printed=format_printed(claim),
        lower=format_plain(value.interval.lo) if value else "",
        upper=format_plain(value.interval.hi) if value else "",
        unit=value.unit.code if value else "",
        interval=format_interval(value) if value else "",
        compiler=claim.compiler or "",
        published=str(claim.source.date) if claim.source.date else "",
        doubt=doubt,
        sources=tuple(source.id for source in claim.sources),
    )


def _words_of_fact(fact: Fact) -> tuple[str, ...]:
    """Give measure, flow, the two parties, goods and place of a fact, as far as they are stated."""
    words = (fact.measure, fact.flow, f"{fact.reporter} > {fact.partner}", fact.commodity, fact.place)
    return tuple(word for word in words if word and word != "none")
