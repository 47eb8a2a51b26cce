"""Read and check a user's own table of rates, with the checks that the tables of an atlas pass."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, TypeAlias, final

from regcoop._decimal import NEAREST
from regcoop._validate import check_date, check_decimal
from regcoop.codec.checks import Keys, check_sheet
from regcoop.codec.files import read_text
from regcoop.codec.problems import Problems
from regcoop.codec.reader import Sheet, read_sheet
from regcoop.codec.tables.columns import decimal, period, table, text, unit
from regcoop.errors import DataPackageError, DataProblemError, NoRateError
from regcoop.findings import Finding, Severity
from regcoop.period import Period, PeriodKind
from regcoop.rates.ecb import EcbRates
from regcoop.rates.rate import RateBasis
from regcoop.units import parse_unit

__all__ = ["Given", "Pair", "read_mapping", "read_table"]

Pair: TypeAlias = tuple[str, str]
"""The base and the quote."""

_COLUMNS: Final = table(
    "rates",
    "Exchange rates of one's own.",
    unit("base*", "the currency of which one unit is priced"),
    unit("quote*", "the currency in which it is priced"),
    period("date*", "the day, or the month of a published monthly rate"),
    decimal("rate", "units of the quote for one of the base"),
    text("note?", "a remark"),
)
_COMPARED: Final = 24
_NEAR: Final = Decimal("1.1")
_FAR: Final = Decimal("1.02")


@final
class Given(dict[Pair, dict[str, Decimal]]):
    """Hold a table that was found sound: its rates by pair and day, what is worth knowing, and the doubtful pairs."""

    findings: tuple[Finding, ...] = ()
    turned: frozenset[Pair] = frozenset()


def read_table(path: Path, basis: RateBasis) -> Given:
    """Read a CSV file.

    Raises:
        DataPackageError: if anything in it is wrong: all of it at once, each with row and column.
    """
    problems = Problems()
    content = read_text(path.parent, path.name, problems)
    sheet = None if content is None else read_sheet(_COLUMNS, path.name, content, problems)
    return _checked(sheet, basis, problems, path.name)


def read_mapping(rates: Mapping[Pair, Mapping[date, Decimal] | Mapping[str, Decimal]], basis: RateBasis) -> Given:
    """Read rates from mappings of pairs to mappings of days (or months as text).

    Raises:
        FieldTypeError: if a rate is no Decimal, or a day carries a time.
        DataPackageError: if anything else is wrong.
    """
    cells = [(*pair, _day(day), _digits(rate)) for pair, row in rates.items() for day, rate in row.items()]
    columns: Iterable[Sequence[str]] = zip(*cells, strict=True) if cells else ((),) * 4
    named = dict(zip(("base", "quote", "date", "rate"), columns, strict=True))
    sheet = Sheet(_COLUMNS, "rates", {**named, "note": ("",) * len(cells)}, text="")
    return _checked(sheet, basis, Problems(), "the mapping of rates")


def _day(day: date | str) -> str:
    if isinstance(day, str):
        return day
    check_date("a day of the rates", day)
    return day.isoformat()


def _digits(rate: Decimal) -> str:
    check_decimal("a rate", rate)
    return f"{rate:f}"


def _checked(sheet: Sheet | None, basis: RateBasis, problems: Problems, what: str) -> Given:
    rates = Given()
    if sheet is not None:
        bad = check_sheet(sheet, Keys({}), problems)
        _check_rows(sheet.without(bad), basis, problems)
    if sheet is not None and not problems.has_errors:
        for row in zip(*(sheet.columns[name] for name in ("base", "quote", "date", "rate")), strict=True):
            rates.setdefault(row[:2], {})[row[2]] = Decimal(row[3])
        rates.turned = frozenset(pair for pair, row in rates.items() if _looks_turned(sheet, pair, row, problems))
    errors = [DataProblemError(found) for found in problems.findings if found.severity is Severity.ERROR]
    if errors:
        raise DataPackageError(f"{len(errors)} problem{'' if len(errors) == 1 else 's'} in {what}", errors)
    rates.findings = problems.findings
    return rates


# Rows


def _check_rows(sheet: Sheet, basis: RateBasis, problems: Problems) -> None:
    """Report what is wrong with rows whose cells are sound in themselves."""
    is_daily = basis is RateBasis.SPOT
    kind = PeriodKind.DAY if is_daily else PeriodKind.MONTH
    checks: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        ("base", "rates.not-a-currency", _is_no_currency),
        ("quote", "rates.not-a-currency", _is_no_currency),
        ("date", "rates.not-a-day" if is_daily else "rates.not-a-month", lambda cell: Period.parse(cell).kind != kind),
        ("rate", "rates.not-positive", lambda cell: Decimal(cell) <= 0),
    )
    for name, code, is_wrong in checks:
        wrong = {cell for cell in sheet.texts(name) if cell and is_wrong(cell)}
        for index, cell in enumerate(sheet.columns[name]) if wrong else ():
            if cell in wrong:
                problems.report(code, sheet.locate(index, name), found=cell)
    for index, (base, quote, day) in enumerate(_keys(sheet)):
        if base == quote:
            problems.report("rates.one-currency", sheet.locate(index, "quote"), found=quote)
        for name, currency in (("base", base), ("quote", quote)):
            _check_in_use(sheet, index, (name, currency, day), problems)


def _is_no_currency(code: str) -> bool:
    return not parse_unit(code).is_money


def _keys(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    yield from zip(*(sheet.columns[name] for name in ("base", "quote", "date")), strict=True)


def _check_in_use(sheet: Sheet, index: int, cell: tuple[str, str, str], problems: Problems) -> None:
    name, currency, day = cell
    listed = parse_unit(currency)
    if listed.valid_until is None:
        return
    if (Period.parse(day).start or date.min) > listed.valid_until.last_day:
        words = {"code": currency, "last_day": listed.valid_until.last_day, "successor": listed.successor or "another"}
        problems.report("rates.withdrawn-currency", sheet.locate(index, name), words=words)


# Direction


def _looks_turned(sheet: Sheet, pair: Pair, rates: Mapping[str, Decimal], problems: Problems) -> bool:
    """Compare some rates with the ECB's, and report a pair most of whose rates lie near the inverse."""
    compared = list(_ratios(pair, rates))
    near = sum(_is_turned(ours, theirs) for ours, theirs in compared)
    if near * 2 <= len(compared):
        return False
    first = next(index for index, key in enumerate(_keys(sheet)) if key[:2] == pair)
    words = {"pair": f"{pair[1]} per {pair[0]}", "near": near, "compared": len(compared)}
    problems.report("rates.inverted", sheet.locate(first, "rate"), severity=Severity.WARNING, words=words)
    return True


def _ratios(pair: Pair, rates: Mapping[str, Decimal]) -> Iterator[tuple[Decimal, Decimal]]:
    """Give some of the rates, spread over the table, beside the ECB's of the same day or month."""
    ecb = EcbRates()
    if not set(pair) <= set(ecb.currencies):
        return
    days = sorted(rates)
    for day in days[:: max(len(days) // _COMPARED, 1)]:
        window = Period.parse(day)
        try:
            if window.kind is PeriodKind.DAY:
                rate = ecb.rate(*pair, on=window.start, basis=RateBasis.SPOT)
            else:
                rate = ecb.rate(*pair, period=window, basis=RateBasis.PERIOD_AVERAGE)
        except NoRateError:
            continue
        yield rates[day], rate.value


def _is_turned(ours: Decimal, theirs: Decimal) -> bool:
    """Tell whether a rate lies near the inverse of another, and not near it; at par nothing can be told."""
    product = NEAREST.multiply(ours, theirs)
    straight = max(NEAREST.divide(ours, theirs), NEAREST.divide(theirs, ours))
    turned = max(product, NEAREST.divide(Decimal(1), product))
    return turned < min(straight, _NEAR) and straight > _FAR
