"""Hypothesis strategies for the values and records of the library, one section for each module."""

from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from regcoop.amount import SCALES, Amount, Estimate, Qualifier
from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
from regcoop.findings import MESSAGES, Finding, Location, Severity
from regcoop.interval import Interval
from regcoop.labels import Name, NameKind
from regcoop.period import Period
from regcoop.ratios import (
    VOLUME,
    WHOLE_DIMENSIONS,
    Direction,
    Growth,
    GrowthKind,
    Share,
    ShareBasis,
    Whole,
)
from regcoop.sources import DateBasis, Source, SourceKind
from regcoop.units import UNITS, Unit, parse_unit

# A busy machine must not fail a law: examples have no time limit.
settings.register_profile("regcoop", deadline=None)
settings.load_profile("regcoop")

# Texts


def words() -> SearchStrategy[str]:
    """One-line texts without blanks around them, from several scripts."""
    return st.text("abcdefghijzABCXYZ0189é-'.&ßøжйαกำิ่ລພ中国", min_size=1, max_size=12)


def codes() -> SearchStrategy[str]:
    """Codes of parties and tables."""
    return st.from_regex(r"[A-Z]{2,6}", fullmatch=True)


def ids() -> SearchStrategy[str]:
    """Ids of records."""
    return st.from_regex(r"[a-z]{2,8}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)


def tags() -> SearchStrategy[str]:
    """Language tags."""
    return st.sampled_from(("en", "zh", "zh-Hans", "th", "lo", "vi", "ru", "kk", "id", "ms", "my", "km"))


# Period


def days(first: date = date(1, 1, 1), last: date = date(9999, 12, 30)) -> SearchStrategy[date]:
    """Days that can be the last of a period."""
    return st.dates(first, last)


def _spans(first: date, last: date) -> SearchStrategy[Period]:
    return st.tuples(days(first, last), days(first, last)).map(lambda pair: Period.between(min(pair), max(pair)))


def _whole_months() -> SearchStrategy[Period]:
    months = st.tuples(st.integers(1, 9900), st.integers(1, 12), st.integers(0, 60))
    return months.map(lambda m: Period.month(m[0], m[1]).hull(Period.month(m[0], m[1]).shifted(months=m[2])))


def closed_periods() -> SearchStrategy[Period]:
    """Periods with a known start, of every kind."""
    years = st.integers(1, 9998)
    return st.one_of(
        years.map(Period.year),
        st.builds(Period.half, years, st.integers(1, 2)),
        st.builds(Period.quarter, years, st.integers(1, 4)),
        st.builds(Period.month, years, st.integers(1, 12)),
        st.builds(Period.ytd, years, months=st.integers(1, 12)),
        st.tuples(years, years).map(lambda pair: Period.year(min(pair)).hull(Period.year(max(pair)))),
        days().map(Period.day),
        _whole_months(),
        _spans(date(1, 1, 1), date(9999, 12, 30)),
        _spans(date(2023, 12, 1), date(2024, 4, 30)),
    )


def open_periods() -> SearchStrategy[Period]:
    """Periods with an unknown start."""
    ends = st.one_of(days(), closed_periods().map(lambda period: period.last_day))
    return ends.map(Period.until)


def periods() -> SearchStrategy[Period]:
    """Periods of every kind."""
    return st.one_of(closed_periods(), open_periods())


def near_periods() -> SearchStrategy[Period]:
    """Periods of a few years, so that two of them often touch, overlap or match."""
    years = st.integers(2019, 2025)
    return st.one_of(
        years.map(Period.year),
        st.builds(Period.quarter, years, st.integers(1, 4)),
        st.builds(Period.month, years, st.integers(1, 12)),
        st.builds(Period.ytd, years, months=st.integers(1, 12)),
        _spans(date(2019, 1, 1), date(2025, 12, 31)),
        _spans(date(2024, 2, 26), date(2024, 3, 2)),
        days(date(2019, 1, 1), date(2025, 12, 31)).map(Period.day),
        days(date(2019, 1, 1), date(2025, 12, 31)).map(Period.until),
    )


def period_texts() -> SearchStrategy[str]:
    """Texts that look like periods; many are none."""
    number = st.one_of(st.integers(0, 40), st.integers(1900, 2100), st.integers(9990, 10010))
    parts = st.one_of(
        number.map(str),
        number.map(lambda n: f"{n:02d}"),
        st.sampled_from(
            ("Q1", "Q4", "H2", "S1", "W05", "P7M", "P0D", "Mar", "September", "FY2024", "@TH", "..", "T10")
        ),
    )
    marks = st.sampled_from(("-", "/", ".", " ", "", "–"))
    pairs = st.lists(st.tuples(parts, marks), min_size=1, max_size=6)
    return st.one_of(
        pairs.map(lambda found: "".join(part + mark for part, mark in found)[:-1]),
        pairs.map(lambda found: "".join(part + mark for part, mark in found)),
        periods().map(str),
        st.text(max_size=30),
    )


# Calendars


@st.composite
def calendars(draw: st.DrawFn) -> FiscalCalendar:
    """Fiscal calendars of one or two regimes, with a short year between them when they begin in different months."""
    first, second = draw(st.integers(2, 12)), draw(st.integers(2, 12))
    name = draw(st.sampled_from(YearName))
    turn = Period.month(draw(st.integers(1990, 2030)), first)
    if draw(st.booleans()):
        return FiscalCalendar(draw(codes()), (FiscalRegime(None, None, first_month=first, year_name=name),))
    gap = (second - first) % 12
    short = None if gap == 0 else turn.hull(turn.shifted(months=gap - 1))
    regimes = (
        FiscalRegime(None, turn, first_month=first, year_name=name),
        FiscalRegime(turn, None, first_month=second, year_name=name, irregular=short),
    )
    return FiscalCalendar(draw(codes()), regimes)


# Interval


def decimals() -> SearchStrategy[Decimal]:
    """Finite decimals: printed ones, long ones, and very large and very small ones."""
    printed = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2)
    written = st.tuples(st.integers(-(10**40), 10**40), st.integers(-60, 60))
    return st.one_of(printed, st.integers(-20, 20).map(Decimal), written.map(lambda pair: _written(*pair)))


def _written(digits: int, exponent: int) -> Decimal:
    return Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), exponent))


def intervals() -> SearchStrategy[Interval]:
    """Intervals with finite ends."""
    return st.tuples(decimals(), decimals()).map(lambda pair: Interval(min(pair), max(pair)))


def wide_intervals() -> SearchStrategy[Interval]:
    """Intervals of which an end may be infinite."""
    infinity = Decimal("Infinity")
    below = intervals().map(lambda i: Interval(-infinity, i.hi))
    above = intervals().map(lambda i: Interval(i.lo, infinity))
    return st.one_of(intervals(), below, above, st.just(Interval(-infinity, infinity)))


# Sources


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Sources, dated and undated."""
    when = draw(st.none() | near_periods())
    known = (DateBasis.PRINTED, DateBasis.INFERRED)
    return Source(
        draw(ids()),
        publisher=draw(words()),
        title=draw(words()),
        kind=draw(st.sampled_from(SourceKind)),
        date=when,
        date_basis=DateBasis.NONE if when is None else draw(st.sampled_from(known)),
        url=draw(st.none() | ids().map(lambda name: f"https://example.org/{name}")),
        language=draw(st.none() | tags()),
        note=draw(words() | st.just("")),
    )


# Findings


def locations() -> SearchStrategy[Location]:
    """Places in the tables."""
    return st.builds(
        Location,
        ids().map(lambda name: f"{name}.csv"),
        st.none() | st.integers(1, 10**6),
        column=st.none() | ids(),
        id=st.none() | ids(),
    )


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Findings of any code that has a message, with every number that it needs."""
    names = (
        "found",
        "expected",
        "reason",
        "limit",
        "length",
        "offset",
        "key",
        "first",
        "table",
        "character",
        "count",
        "code",
    )
    code = draw(st.sampled_from([code for code in MESSAGES if code.startswith("data.")]))
    return Finding(
        code,
        severity=draw(st.sampled_from(Severity)),
        subjects=tuple(draw(st.lists(ids(), max_size=3))),
        numbers=tuple((name, draw(words())) for name in names),
        location=draw(st.none() | locations()),
        resolves_by=draw(st.just("") | words()),
    )


# Labels


def names() -> SearchStrategy[Name]:
    """Names of records."""
    return st.builds(
        Name,
        st.sampled_from(("country", "bloc", "place")),
        codes(),
        language=tags(),
        name=words(),
        kind=st.sampled_from(NameKind),
        start=st.none() | st.builds(Period.year, st.integers(1900, 1999)),
        end=st.none() | st.builds(Period.year, st.integers(2000, 2030)),
        source=sources(),
    )


# Units, amounts and ratios


def units(*, simple: bool = False) -> SearchStrategy[Unit]:
    """Draw a unit of the table, or a compound of two."""
    known = st.sampled_from(sorted(UNITS))
    plain = known.map(parse_unit)
    return plain if simple else plain | st.tuples(known, known).map("/".join).map(parse_unit)


def qualifiers() -> SearchStrategy[Qualifier]:
    """Draw one of the seven readings."""
    return st.sampled_from(Qualifier)


@st.composite
def prints(draw: st.DrawFn) -> str:
    """Draw a number as it may be printed: with or without sign, commas, decimals and a scale word."""
    sign = draw(st.sampled_from(("", "", "-", "+", "−")))
    whole = draw(st.integers(0, 10**9) | st.integers(1, 999).map(lambda number: number * 1000))
    digits = draw(st.sampled_from((f"{whole}", f"{whole:,}")))
    places = draw(st.text("0123456789", max_size=4))
    scale = draw(st.sampled_from(("", *SCALES)))
    return f"{sign}{digits}{'.' * bool(places)}{places}{' ' * bool(scale)}{scale}"


@st.composite
def amounts(
    draw: st.DrawFn,
    *,
    unit: SearchStrategy[Unit] | None = None,
    qualifier: SearchStrategy[Qualifier] | None = None,
) -> Amount:
    """Draw an amount, read from a print or built from its digits."""
    one = draw(units() if unit is None else unit)
    word = draw(qualifiers() if qualifier is None else qualifier)
    if draw(st.booleans()):
        return Amount.parse(draw(prints()), unit=one, qualifier=word)
    digits, exponent = draw(st.integers(-(10**12), 10**12)), draw(st.integers(-6, 12))
    return Amount(Decimal(digits).scaleb(exponent), one, qualifier=word)


def percentages(*, lowest: int = -100, unit: str = "pct") -> SearchStrategy[Amount]:
    """Draw a percentage with up to two decimals, as printed."""
    numbers = st.integers(100 * lowest, 1_000_000).map(lambda number: f"{Decimal(number).scaleb(-2):f}")
    return numbers.map(lambda text: Amount.parse(text, unit=unit))


def estimates(*, unit: str = "USD") -> SearchStrategy[Estimate]:
    """Draw an estimate with finite ends."""
    finite = st.sampled_from([word for word in Qualifier if word is not Qualifier.AT_LEAST])
    return amounts(unit=st.just(parse_unit(unit)), qualifier=finite).map(Amount.to_estimate)


def growths() -> SearchStrategy[Growth]:
    """Draw a growth: a rate, a multiple or a bare direction."""
    bases = st.lists(st.integers(1990, 2024).map(Period.year), max_size=2, unique=True).map(tuple)
    basis = st.sampled_from((None, "USD", "CNY", VOLUME))
    kinds = st.sampled_from([kind for kind in GrowthKind if kind is not GrowthKind.MULTIPLE])
    rates = st.builds(Growth, percentages(), kind=kinds, against=bases, basis=basis)
    folds = st.integers(1, 500).map(lambda tenths: Amount.parse(f"{Decimal(tenths).scaleb(-1):f}", unit="times"))
    multiples = st.builds(Growth, folds, kind=st.just(GrowthKind.MULTIPLE), against=bases, basis=basis)
    bare = st.builds(Growth, kind=kinds, against=bases, direction=st.sampled_from(Direction))
    return rates | multiples | bare


def wholes() -> SearchStrategy[Whole]:
    """Draw the whole of a share: dimensions with new values, or the id of a figure."""
    values = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:", min_size=1, max_size=12)
    pairs = st.dictionaries(st.sampled_from(sorted(WHOLE_DIMENSIONS)), values, min_size=1, max_size=3)
    return values | pairs.map(lambda chosen: tuple(sorted(chosen.items())))


def shares() -> SearchStrategy[Share]:
    """Draw a share of a stated or unstated whole."""
    basis = st.none() | st.sampled_from(ShareBasis)
    return st.builds(Share, percentages(lowest=0), whole=st.none() | wholes(), basis=basis)
