# ruff: noqa: S311  # the worlds are drawn from a seed; nothing is kept secret
"""Synthetic worlds of trade that are consistent by construction, and the claims that papers print about them.

A world begins with its true values: what a reporter sold to and bought from each partner in each month, in dollars and,
at the true rate of the month, in yuan. Months, quarters, halves, years to date and years are exact sums of them, groups
exact sums of their members, totals exact sums of both directions, and goods lie within goods. Only then is it printed:
rounded half to even or cut off, to so many digits, with the qualifiers that are true, by several outlets on several
days. What is printed so can have no contradiction, whatever part of it one reads; `planted` puts one in.

Everything follows from a seed.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

import attrs

from regcoop.amount import Amount, Qualifier
from regcoop.comparison.judging import gap_between
from regcoop.figures import Fact, Origin, TradeFigure
from regcoop.fixtures import load
from regcoop.period import Period
from regcoop.rates import TableRates
from regcoop.ratios import Growth, GrowthKind, Restatement, Share, parse_whole
from regcoop.sources import DateBasis, Source, SourceKind

__all__ = [
    "KINDS",
    "ROUNDED",
    "USUAL",
    "Planted",
    "Style",
    "World",
    "crowd",
    "long",
    "mixed",
    "planted",
    "shuffled",
    "wide",
]

KINDS: Final = ("thousand", "ten", "flow", "year", "currency", "digit")
"""The errors that can be planted: two of scale, the sibling flow, the neighbouring year, the label of the currency, and
one wrong digit."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "ASEAN": ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN"),
    "CASIA5": ("KG", "KZ", "TJ", "TM", "UZ"),
}
NEIGHBOURS: Final = ("KZ", "UZ", "TH", "VN")
GOODS: Final = ("HS:08", "HS:0810", "HS:081060")
"""Each lies within the one before it."""

FLOWS: Final = ("trade", "exports", "imports")
UNITS: Final = ("USD", "CNY")
LAST_YEAR: Final = 2024
OUTLETS: Final = 40
MONTHS_AFTER: Final = 3
"""For how many months after the last one there are rates: papers print later than they report."""

_EXACT: Final = Context(prec=60)
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"), (0, ""))


class World(NamedTuple):
    """Hold the claims of a world, its true rates of exchange, and what is true of it."""

    figures: tuple[TradeFigure, ...]
    rates: TableRates
    ledger: "Ledger"


class Planted(NamedTuple):
    """Hold a world with one wrong claim.

    Attributes:
        world: the world.
        id: the id of the wrong claim.
        right: the claim as it was.
    """

    world: World
    id: str
    right: TradeFigure


# What is true


class Key(NamedTuple):
    """Name a series of true values: everything but the months and the currency."""

    reporter: str
    partner: str
    flow: str
    goods: str | None = None


class Ledger:
    """Hold the true values of one world, by month, in whole dollars and whole yuan.

    Months are counted from January of the first year. Values are drawn when they are first asked for, each series from
    a seed of its own, so that they do not depend on the order of asking.
    """

    def __init__(self, seed: int, years: int) -> None:
        self.seed = seed
        self.first_year = LAST_YEAR - years + 1
        self.months = 12 * years
        self.parties = tuple(sorted(load().countries))
        drawn = self._random("rates")
        self.rate = [Decimal(drawn.randint(69_440, 70_560)).scaleb(-4) for _ in range(self.months + MONTHS_AFTER)]
        self._sums: dict[tuple[Key, str], list[int]] = {}

    def value(self, key: Key, months: range, unit: str) -> int:
        """Give the true value of a series over months, in whole units of a currency."""
        exports, imports = key._replace(flow="exports"), key._replace(flow="imports")
        if key.flow == "balance":
            return self.value(exports, months, unit) - self.value(imports, months, unit)
        if key.flow == "trade":
            return self.value(exports, months, unit) + self.value(imports, months, unit)
        if key.partner in GROUPS:
            return sum(self.value(key._replace(partner=one), months, unit) for one in GROUPS[key.partner])
        sums = self._cumulated(key, unit)
        return sums[months.stop] - sums[months.start]

    def tonnes(self, key: Key, months: range) -> int:
        """Give the true quantity of goods; one price holds for a reporter, so that quantities add up as values do."""
        price = self._random(key.reporter, key.goods, "price").randint(4_200, 4_800)
        return self.value(key, months, "USD") // price

    def truth(self, figure: TradeFigure) -> int:
        """Give the true value of what a claim is about, in its unit."""
        fact, period = figure.fact, figure.period
        if period is None or period.start is None or figure.unit is None:
            raise LookupError(f"{figure.id} is no claim of this world")
        first = 12 * (period.start.year - self.first_year) + period.start.month - 1
        months = range(first, first + (period.months or 0))
        key = Key(fact.reporter, fact.partner, fact.flow, fact.commodity)
        return self.value(key, months, figure.unit.code) if figure.unit.is_money else self.tonnes(key, months)

    def period(self, months: range) -> Period:
        """Give the period of months that are counted from the first year on."""
        return _month(self.first_year, months.start).hull(_month(self.first_year, months.stop - 1))

    def rates(self) -> TableRates:
        """Give the true rates as a table: every tenth day the rate of its month."""
        days: dict[date, Decimal] = {}
        for month, rate in enumerate(self.rate):
            first = _month(self.first_year, month).start or date.min
            days |= {first + timedelta(days=shift): rate for shift in (0, 10, 20, 27)}
        source = Source("made", publisher="Made", title="True rates", kind=SourceKind.REFERENCE)
        return TableRates({("USD", "CNY"): days}, table="true-rates", source=source, longest_gap=31)

    def _random(self, *names: object) -> random.Random:
        return random.Random(f"{self.seed}/{'/'.join(map(str, names))}")

    def _cumulated(self, key: Key, unit: str) -> list[int]:
        found = self._sums.get((key, unit))
        if found is None:
            found = [0]
            for value in self._world(key, unit) if key.partner == "W" else self._bilateral(key, unit):
                found.append(found[-1] + value)
            self._sums[key, unit] = found
        return found

    def _world(self, key: Key, unit: str) -> Iterator[int]:
        """Give the trade with everybody: with each party, and a tenth more with those that are not listed."""
        others = [self._cumulated(key._replace(partner=one), unit) for one in self.parties if one != key.reporter]
        for month in range(self.months):
            yield sum(sums[month + 1] - sums[month] for sums in others) * 11 // 10

    def _bilateral(self, key: Key, unit: str) -> Iterator[int]:
        dollars = self._imports(key) if key.flow == "imports" else self._exports(key)
        for month, value in enumerate(dollars):
            yield value if unit == "USD" else int(_EXACT.multiply(Decimal(value), self.rate[month]))

    def _imports(self, key: Key) -> Iterator[int]:
        """Give imports: what the partner exports, with up to 12 percent of freight and insurance."""
        mirror = Key(key.partner, key.reporter, "exports", key.goods)
        freight = self._random(key.reporter, key.partner, "freight").randint(2, 12)
        return (value * (100 + freight) // 100 for value in self._exports(mirror))

    def _exports(self, key: Key) -> Iterator[int]:
        if key.goods is None:
            return self._all_goods(key)
        position = GOODS.index(key.goods)
        whole = key._replace(goods=GOODS[position - 1] if position else None)
        part = self._random(*key, "part").randint(20, 60)
        return (value * part // 100 for value in self._exports(whole))

    def _all_goods(self, key: Key) -> Iterator[int]:
        drawn = self._random(key.reporter, key.partner)
        level = drawn.randint(10**8, 10**10)
        for month in range(self.months):
            if month % 12 == 0 and month:
                level = level * drawn.choice((86, 112, 118, 127)) // 100
                level = min(max(level, 10**7), 10**11)
            yield level * drawn.randint(80, 120) // 100


def _month(first_year: int, number: int) -> Period:
    return Period.month(first_year + number // 12, number % 12 + 1)


# How it is printed


class Style(NamedTuple):
    """Hold how outlets print.

    Attributes:
        cuts: how often they cut digits off instead of rounding.
        qualifies: how often they write "over" or "nearly".
        digits: how many digits they keep, one of these; at least two, as the rule for trailing zeros never allows more
            than five percent.
    """

    cuts: float = 0.3
    qualifies: float = 0.1
    digits: tuple[int, ...] = (3, 4, 5)


USUAL: Final = Style()
"""Print as papers do."""

ROUNDED: Final = Style(cuts=0.0, qualifies=0.0)
"""Print as a careful outlet does."""


def _written(value: Decimal) -> str:
    """Write a number with the scale word that a paper would choose: `551.9 billion`."""
    power, word = next(scale for scale in _SCALES if value.adjusted() >= scale[0] or not scale[0])
    return f"{_EXACT.scaleb(value, -power):f} {word}".strip()


class Printer:
    """Print true values as outlets do."""

    def __init__(self, seed: int, style: Style) -> None:
        self.drawn = random.Random(f"{seed}/print")
        self.style = style

    def amount(self, value: int, unit: str) -> Amount:
        """Print an amount: rounded, cut off, or with a qualifier that is true."""
        digits = self.drawn.choice(self.style.digits)
        rounding, qualifier = self._rounding(), Qualifier.ROUNDED
        if value > 0 and self.drawn.random() < self.style.qualifies:
            rounding, qualifier = self.drawn.choice(((ROUND_DOWN, Qualifier.OVER), (ROUND_CEILING, Qualifier.NEARLY)))
        printed = Context(prec=digits, rounding=rounding).create_decimal(value)
        return Amount.parse(_written(printed), unit=unit, qualifier=qualifier)

    def percent(self, part: int, whole: int, *, less: int = 0) -> Amount | None:
        """Print a percentage with one place after the point; None if it would be zero."""
        hundredths = _EXACT.subtract(_EXACT.divide(Decimal(100 * part), Decimal(whole)), Decimal(less))
        number = hundredths.quantize(Decimal("0.1"), rounding=self._rounding())
        return Amount.parse(f"{number:f}", unit="pct") if number else None

    def is_in(self, share: float) -> bool:
        """Draw whether something that outlets do at times is done."""
        return self.drawn.random() < share

    def _rounding(self) -> str:
        return ROUND_DOWN if self.drawn.random() < self.style.cuts else ROUND_HALF_EVEN


@cache
def _outlet(number: int, day: date) -> Source:
    return Source(
        f"outlet-{number}-{day}",
        publisher=f"Outlet {number}",
        title="Trade report",
        kind=SourceKind.PRESS,
        date=Period.day(day),
        date_basis=DateBasis.PRINTED,
    )


class Writer:
    """Write claims about a ledger."""

    def __init__(self, seed: int, years: int, style: Style) -> None:
        self.ledger = Ledger(seed, years)
        self.printer = Printer(seed, style)
        self._count = 0

    def claim(self, key: Key, months: range, unit: str) -> TradeFigure:
        """Print one claim, with a growth, a share or a restatement where outlets would add them."""
        figure = self._figure(key, months, self.printer.amount(self.ledger.value(key, months, unit), unit))
        if key.flow == "balance":
            return figure
        return attrs.evolve(
            figure,
            growths=self._growths(key, months, unit),
            shares=self._shares(key, months, unit),
            restatements=self._restatements(key, months, figure),
        )

    def quantity(self, key: Key, months: range) -> TradeFigure:
        """Print one claim about the tonnes of goods."""
        return self._figure(key, months, self.printer.amount(self.ledger.tonnes(key, months), "t"))

    def _figure(self, key: Key, months: range, amount: Amount) -> TradeFigure:
        self._count += 1
        period, drawn = self.ledger.period(months), self.printer.drawn
        words = (key.reporter, key.partner, key.goods or "all", key.flow, period, amount.unit.code, self._count)
        measure, quantity = ("goods-trade", "money") if amount.is_money else ("goods-quantity", "mass")
        return TradeFigure(
            "-".join(map(str, words)).replace(":", "").replace("/", "-to-").lower(),
            Fact(measure, key.flow, key.reporter, key.partner, commodity=key.goods, period=period, quantity=quantity),
            value=amount,
            compiler="gacc" if key.reporter == "CN" else None,
            source=_outlet(drawn.randrange(OUTLETS), period.last_day + timedelta(days=drawn.randint(8, 30))),
            origin=Origin.NATIVE,
            composition="ASEAN10" if key.partner == "ASEAN" else None,
        )

    def _growths(self, key: Key, months: range, unit: str) -> tuple[Growth, ...]:
        if months.start < 12 or not self.printer.is_in(0.5):
            return ()
        base = range(months.start - 12, months.stop - 12)
        new, old = (self.ledger.value(key, some, unit) for some in (months, base))
        rate = self.printer.percent(new, old, less=100)
        against = (self.ledger.period(base),)
        basis = unit if self.printer.is_in(0.7) else None
        return () if rate is None else (Growth(rate, kind=GrowthKind.YOY, against=against, basis=basis),)

    def _shares(self, key: Key, months: range, unit: str) -> tuple[Share, ...]:
        if key.partner == "W" or key.goods is not None or not self.printer.is_in(0.2):
            return ()
        part, whole = (self.ledger.value(one, months, unit) for one in (key, key._replace(partner="W")))
        percent = self.printer.percent(part, whole)
        return () if percent is None else (Share(percent, whole=parse_whole("partner=W")),)

    def _restatements(self, key: Key, months: range, figure: TradeFigure) -> tuple[Restatement, ...]:
        """Restate yuan in dollars at the rate of the day of publication, as papers do."""
        if figure.unit is None or figure.unit.code != "CNY" or not self.printer.is_in(0.2):
            return ()
        month = months.stop if figure.published is None else self._month_of(figure.published.last_day)
        dollars = _EXACT.divide(Decimal(self.ledger.value(key, months, "CNY")), self.ledger.rate[month])
        printed = Context(prec=4).create_decimal(dollars)
        return (Restatement(Amount.parse(_written(printed), unit="USD")),)

    def _month_of(self, day: date) -> int:
        return 12 * (day.year - self.ledger.first_year) + day.month - 1


# The shapes of worlds


def wide(n: int, *, seed: int = 0, style: Style = USUAL, copies: int = 1) -> World:
    """Make about n claims on many partners: two years of every pair of countries, one reporter after the other."""
    writer = Writer(seed, 3, style)
    return _world(writer, n, _wide(writer), copies)


def long(n: int, *, seed: int = 0, style: Style = USUAL, copies: int = 1) -> World:
    """Make about n claims on four partners: months, years to date, quarters, halves and years of many years."""
    a_year = len(NEIGHBOURS) * len(FLOWS) * len(UNITS) * len(_parts_of(0)) * copies
    writer = Writer(seed, max(2, -(-n // a_year) + 1), style)
    return _world(writer, n, _long(writer), copies)


def crowd(n: int, *, seed: int = 0, style: Style = USUAL) -> World:
    """Make n claims of one fact, rounded and cut off to three to five digits."""
    writer = Writer(seed, 2, style)
    fact = (Key("CN", "ASEAN", "trade"), range(12, 19), "USD")
    return World(tuple(writer.claim(*fact) for _ in range(n)), writer.ledger.rates(), writer.ledger)


def mixed(n: int, *, seed: int = 0, style: Style = USUAL, copies: int = 1) -> World:
    """Make about n claims of every sort: groups and members, months and years, goods and their tonnes, both sides."""
    writer = Writer(seed, 2 * (n // (700 * copies) + 1) + 1, style)
    return _world(writer, n, _mixed(writer), copies)


_Ask = tuple[Key, range, str]


def _world(writer: Writer, n: int, asked: Iterator[_Ask], copies: int) -> World:
    """Print what is asked for until there are n claims, each fact once or, if copies are wanted, so many times."""
    figures = (
        writer.quantity(key, months) if unit == "t" else writer.claim(key, months, unit)
        for key, months, unit in asked
        for _ in range(copies)
    )
    return World(tuple(islice(figures, n)), writer.ledger.rates(), writer.ledger)


def _wide(writer: Writer) -> Iterator[_Ask]:
    parties = writer.ledger.parties
    for reporter in sorted(parties, key=lambda code: (code != "CN", code)):
        groups = [group for group, members in GROUPS.items() if reporter not in members]
        for partner in ("W", *groups, *(one for one in parties if one != reporter)):
            for first in (24, 12):
                for flow in FLOWS:
                    yield Key(reporter, partner, flow), range(first, first + 12), "USD"


def _parts_of(first: int) -> list[range]:
    """Give the parts of a year: months, years to date up to the whole, the other quarters, the second half."""
    months = [range(month, month + 1) for month in range(first, first + 12)]
    to_date = [range(first, first + count) for count in range(2, 13)]
    quarters = [range(start, start + 3) for start in (first + 3, first + 6, first + 9)]
    return [*months, *to_date, *quarters, range(first + 6, first + 12)]


def _long(writer: Writer) -> Iterator[_Ask]:
    for first in range(writer.ledger.months - 12, -1, -12):
        for months in _parts_of(first):
            for partner in NEIGHBOURS:
                for flow in FLOWS:
                    for unit in UNITS:
                        yield Key("CN", partner, flow), months, unit


def _mixed(writer: Writer) -> Iterator[_Ask]:
    """Take the years by twos and go backwards, so that a few claims already have something to say to each other."""
    for second in range(writer.ledger.months - 12, 0, -24):
        years = (second, second - 12)
        for partner in ("CASIA5", *GROUPS["CASIA5"], "ASEAN", *GROUPS["ASEAN"], "W"):
            for first in years:
                yield from _of_partner(partner, first)
        for first in years:
            yield from _of_goods(range(first, first + 12))
            for months in _parts_of(first):
                yield from ((Key("CN", "KZ", flow), months, "USD") for flow in FLOWS)


def _of_partner(partner: str, first: int) -> Iterator[_Ask]:
    """Ask for a year and for its first seven months, and of single countries for their own count of the year."""
    year = range(first, first + 12)
    for key in (Key("CN", partner, flow) for flow in (*FLOWS, "balance")):
        yield from ((key, months, unit) for months in (year, range(first, first + 7)) for unit in UNITS)
    if partner not in {"W", *GROUPS}:
        yield from ((Key(partner, "CN", flow), year, "USD") for flow in FLOWS)


def _of_goods(year: range) -> Iterator[_Ask]:
    for goods in GOODS:
        for partner in ("TH", "VN"):
            yield from ((Key("CN", partner, "imports", goods), year, unit) for unit in ("USD", "t"))


def shuffled(figures: Sequence[TradeFigure], seed: int) -> tuple[TradeFigure, ...]:
    """Give the claims in another order."""
    found = list(figures)
    random.Random(seed).shuffle(found)
    return tuple(found)


# Planted errors


class _Claims:
    """Find claims by what they are about."""

    def __init__(self, figures: Sequence[TradeFigure]) -> None:
        self._found: dict[tuple[Fact, str], list[TradeFigure]] = defaultdict(list)
        for figure in figures:
            if figure.unit is not None:
                self._found[figure.fact, figure.unit.code].append(figure)

    def of(self, fact: Fact, unit: str) -> list[TradeFigure]:
        """Give the claims of a fact in one unit."""
        return self._found.get((fact, unit), [])


def planted(world: World, kind: str, *, seed: int = 0) -> Planted:
    """Put one wrong claim into a world, about a fact that at least two other prints tell rightly.

    Args:
        world: a world; make it with `copies` of three or more.
        kind: one of `KINDS`.
        seed: which of the claims that could be wrong so is wrong.

    Raises:
        LookupError: if no claim of the world can be wrong so.
    """
    claims = _Claims(world.figures)
    for figure in shuffled(world.figures, seed):
        wrong = _MAKERS[kind](figure, claims) if figure.flow in FLOWS and figure.measure == "goods-trade" else None
        if wrong is not None and _is_alone(wrong, claims):
            figures = tuple(wrong if one is figure else one for one in world.figures)
            return Planted(world._replace(figures=figures), figure.id, figure)
    raise LookupError(f"no claim of this world can be wrong by {kind}; make a bigger one")


def _is_alone(wrong: TradeFigure, claims: _Claims) -> bool:
    """Tell whether at least two other prints of the fact lie more than a revision away from the wrong one."""
    others = [one for one in claims.of(wrong.fact, _code(wrong)) if one.id != wrong.id]
    prints = {_outer(one) for one in others}
    return len(prints) > 1 and all(_gap(wrong, one) > Decimal("0.06") for one in others)


def _code(figure: TradeFigure) -> str:
    return "" if figure.unit is None else figure.unit.code


def _outer(figure: TradeFigure) -> tuple[Decimal, Decimal]:
    return (Decimal(0), Decimal(0)) if figure.value is None else (figure.value.outer.lo, figure.value.outer.hi)


def _gap(one: TradeFigure, other: TradeFigure) -> Decimal:
    if one.value is None or other.value is None:
        return Decimal(0)
    return gap_between(one.value.outer, other.value.outer)


def _scaled(power: int) -> Callable[[TradeFigure, _Claims], TradeFigure | None]:
    def scale(figure: TradeFigure, _: _Claims) -> TradeFigure | None:
        return _with(figure, lambda amount: _EXACT.scaleb(amount.value, power))

    return scale


def _with(figure: TradeFigure, change: Callable[[Amount], Decimal]) -> TradeFigure | None:
    if figure.value is None:
        return None
    value = Amount(change(figure.value), figure.value.unit, qualifier=figure.value.qualifier)
    return attrs.evolve(figure, value=value, restatements=())


def _other_flow(figure: TradeFigure, claims: _Claims) -> TradeFigure | None:
    """Give the exports the value of the trade."""
    totals = claims.of(attrs.evolve(figure.fact, flow="trade"), _code(figure))
    is_possible = figure.flow == "exports" and totals
    return attrs.evolve(figure, value=totals[0].value, restatements=()) if is_possible else None


def _other_year(figure: TradeFigure, claims: _Claims) -> TradeFigure | None:
    """Give the claim what another one tells about the year after, growth and share included."""
    period = figure.period
    if period is None:
        return None
    later = claims.of(figure.fact.with_period(period.shifted(years=1)), _code(figure))
    if not later:
        return None
    growths = tuple(attrs.evolve(one, against=(period.shifted(years=-1),)) for one in later[0].growths)
    return attrs.evolve(later[0], id=figure.id, fact=figure.fact, growths=growths, restatements=())


def _other_currency(figure: TradeFigure, _: _Claims) -> TradeFigure | None:
    """Call yuan dollars."""
    if figure.value is None or _code(figure) != "CNY":
        return None
    growths = tuple(attrs.evolve(one, basis=None) for one in figure.growths)
    value = attrs.evolve(figure.value, unit="USD")
    return attrs.evolve(figure, value=value, growths=growths, restatements=())


def _other_digit(figure: TradeFigure, _: _Claims) -> TradeFigure | None:
    """Change the first digit by three."""

    def change(amount: Amount) -> Decimal:
        first = int(f"{amount.value.copy_abs():e}"[0])
        step = Decimal(3 if first <= 6 else -3).scaleb(amount.value.adjusted())
        return _EXACT.add(amount.value, step.copy_sign(step * amount.value))

    return _with(figure, change)


_MAKERS: Final[Mapping[str, Callable[[TradeFigure, _Claims], TradeFigure | None]]] = {
    "thousand": _scaled(3),
    "ten": _scaled(1),
    "flow": _other_flow,
    "year": _other_year,
    "currency": _other_currency,
    "digit": _other_digit,
}
