# ruff: noqa: ANN401, PLR0913  # short makers of claims: one keyword for each thing that a test varies
"""Short makers of claims, so that a test says what is printed in one line and its arithmetic beside it.

A claim is made of an id, a print and what it is about: `figure("a", "10.0 billion", "exports CN TH 2024")`. Amounts
are read as everywhere: "10.0 billion" lies within 9.95 and 10.05, or up to 10.1 if its digits were cut off.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from regcoop.amount import Amount, Qualifier
from regcoop.figures import Fact, Nature, Origin, Terms, TradeFigure, Vintage
from regcoop.findings import Finding
from regcoop.fixtures import load
from regcoop.indicators import Heading, Indicator
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.rates import TableRates
from regcoop.ratios import Growth, GrowthKind, Restatement, Share, ShareBasis, parse_whole
from regcoop.reconciliation import Check, CheckKind, DerivedFigure, Reconciliation, reconcile
from regcoop.relations import AnyClaim
from regcoop.sources import DateBasis, Source, SourceKind

__all__ = [
    "amount",
    "checks_of",
    "codes",
    "estimate_of",
    "figure",
    "growth",
    "indicator",
    "numbers",
    "only_check",
    "printed",
    "rates_of",
    "restated",
    "run",
    "share",
    "source",
]

_WORDS: Final[Mapping[str, Qualifier]] = {
    "about": Qualifier.ABOUT,
    "over": Qualifier.OVER,
    "at least": Qualifier.AT_LEAST,
    "nearly": Qualifier.NEARLY,
    "at most": Qualifier.AT_MOST,
    "exactly": Qualifier.EXACT,
}


def amount(text: str, unit: str = "USD") -> Amount:
    """Read `over 3.0 billion`; without a word it is rounded."""
    for word, qualifier in _WORDS.items():
        if text.startswith(f"{word} "):
            return Amount.parse(text.removeprefix(f"{word} "), unit=unit, qualifier=qualifier)
    return Amount.parse(text, unit=unit)


def source(id: str = "daily", published: str | None = "2025-02-01", kind: SourceKind = SourceKind.PRESS) -> Source:  # noqa: A002  # the word that the records use
    """Make a source; claims share one unless a test says otherwise."""
    basis = DateBasis.NONE if published is None else DateBasis.PRINTED
    when = None if published is None else Period.parse(published)
    return Source(id, publisher=f"The {id}", title=f"Report {id}", kind=kind, date=when, date_basis=basis)


def growth(
    rate: str | None, *against: str, kind: str = "yoy", basis: str | None = None, unit: str = "pct", **more: Any
) -> Growth:
    """Make a growth: `growth("7.7")`, `growth("125", "2015", "2016", kind="since")`."""
    bases = tuple(map(Period.parse, against))
    read = None if rate is None else amount(rate, "times" if kind == "multiple" else unit)
    return Growth(read, kind=GrowthKind(kind), against=bases, basis=basis, **more)


def share(percent: str, whole: str | None = "partner=W", basis: str | None = None) -> Share:
    """Make a share: `share("15.8")` is one of the trade with the world."""
    return Share(
        amount(percent, "pct"),
        whole=None if whole is None else parse_whole(whole),
        basis=None if basis is None else ShareBasis(basis),
    )


def restated(text: str, unit: str = "USD") -> Restatement:
    """Make an amount in brackets."""
    return Restatement(amount(text, unit))


def figure(
    id: str,  # noqa: A002  # the word that the records use
    value: str | None,
    about: str = "trade CN TH 2024",
    *,
    unit: str = "USD",
    by: Source | None = None,
    measure: str = "goods-trade",
    goods: str | None = None,
    concept: str | None = None,
    place: str | None = None,
    is_restated: bool = False,
    nature: str | None = None,
    vintage: str | None = None,
    quantity: str | None = None,
    **more: Any,
) -> TradeFigure:
    """Make a figure; `about` names flow, reporter, partner and period, with `?` for an unstated one."""
    flow, reporter, partner, period = about.split()
    read = None if value is None else amount(value, unit)
    fact = Fact(
        measure,
        flow,
        reporter,
        partner,
        commodity=goods,
        period=None if period == "?" else Period.parse(period),
        quantity=quantity or (None if read is None else read.unit.kind),
        concept=concept,
        place=place,
    )
    terms = Terms(
        nature=None if nature is None else Nature(nature), vintage=None if vintage is None else Vintage(vintage)
    )
    origin = Origin.RESTATED if is_restated else None
    return TradeFigure(id, fact, value=read, source=by or source(), origin=origin, terms=terms, **more)


def indicator(
    id: str,  # noqa: A002  # the word that the records use
    value: str | None,
    about: str = "china-laos-railway throughput 2024",
    *,
    unit: str = "t",
    to: str | None = None,
    heading: str | None = None,
    by: Source | None = None,
    **more: Any,
) -> Indicator:
    """Make an indicator of a corridor; `about` names subject, measure and period."""
    subject, measure, period = about.split()
    return Indicator(
        id,
        subject_type=RecordType.CORRIDOR,
        subject=subject,
        measure=measure,
        period=None if period == "?" else Period.parse(period),
        value=None if value is None else amount(value, unit),
        value_to=None if to is None else amount(to, unit),
        direction=None if heading is None else Heading(heading),
        source=by or source(),
        **more,
    )


def rates_of(years: Mapping[int, str], pair: tuple[str, str] = ("USD", "CNY")) -> TableRates:
    """Make a table in which every day of a year has one rate: `{2023: "6.0000", 2024: "6.3000"}`."""
    days: dict[date, Decimal] = {}
    for year, rate in years.items():
        first = date(year, 1, 1)
        count = (date(year + 1, 1, 1) - first).days
        days |= {first + timedelta(days=shift): Decimal(rate) for shift in range(count)}
    return TableRates({pair: days}, table="by-hand", source=source("bank", None, SourceKind.REFERENCE))


def run(*claims: AnyClaim, **more: Any) -> Reconciliation:
    """Reconcile claims over the bundled memberships."""
    return reconcile(claims, **{"atlas": load(), **more})


def codes(found: Reconciliation) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give severity, code and claims of every finding, in order."""
    return [(one.severity.value, one.code, one.subjects) for one in found.findings]


def checks_of(found: Reconciliation, kind: CheckKind) -> list[tuple[str, tuple[str, ...]]]:
    """Give status and claims of every check of a kind."""
    return [(check.status.value, check.figures) for check in found.of_kind(kind)]


def only_check(found: Reconciliation, kind: CheckKind) -> Check:
    """Give the one check of a kind."""
    (check,) = found.of_kind(kind)
    return check


def printed(check: Check | DerivedFigure, power: int = 9) -> str:
    """Give the ends of what a check expects, or of an estimate, in billions or another power of ten."""
    interval = check.estimate.interval if isinstance(check, DerivedFigure) else check.expected
    if interval is None:
        return "nothing"
    low, high = (f"{round(end.scaleb(-power), 4).normalize():f}" for end in (interval.lo, interval.hi))
    return f"{low} to {high}"


def estimate_of(found: Reconciliation, about: str, unit: str = "USD") -> DerivedFigure:
    """Give the one estimate of a fact, named as for `figure`; bases behind rates are left out."""
    flow, reporter, partner, period = about.split()
    wanted = (flow, reporter, partner, period)
    (one,) = [
        one
        for one in found.estimates
        if isinstance(one.fact, Fact)
        and (one.fact.flow, one.fact.reporter, one.fact.partner, str(one.fact.period)) == wanted
        and one.estimate.unit.code == unit
    ]
    return one


def numbers(finding: Finding) -> dict[str, str]:
    """Give the numbers and words of a finding."""
    return dict(finding.numbers)
