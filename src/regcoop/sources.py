"""Who says so: the sources of figures and of dated facts."""

import datetime as dt
import re
from enum import StrEnum
from functools import cache
from typing import final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_text, check_type
from regcoop.errors import FieldValueError
from regcoop.period import Period

__all__ = ["Confidence", "DateBasis", "Source", "SourceKind"]


@cache
def _language_pattern() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@cache
def _unsafe_pattern() -> re.Pattern[str]:
    return re.compile(r"[\s<>\"]")


class SourceKind(StrEnum):
    """Tell how near a source stands to what it reports.

    `primary` is whoever counted or decided, `press` a report of it, `secondary` a study or a collection, `reference` a
    code list or a standard, `general-knowledge` what needs no paper to show it.
    """

    PRIMARY = "primary"
    PRESS = "press"
    SECONDARY = "secondary"
    REFERENCE = "reference"
    GENERAL_KNOWLEDGE = "general-knowledge"


class DateBasis(StrEnum):
    """Tell whether the date of a source was printed on it, was inferred from it, or is not known."""

    PRINTED = "printed"
    INFERRED = "inferred"
    NONE = "none"


class Confidence(StrEnum):
    """Tell how well a row is borne out: `high` if its source says it plainly, `medium` if it was pieced together."""

    HIGH = "high"
    MEDIUM = "medium"


@final
@attrs.frozen(weakref_slot=False, kw_only=True, repr=False)
class Source:
    """Name where a figure or a dated fact was printed, so that every number can answer who says it.

    Every claim has one principal source and any number of further ones. A copy (`copy_of`) is the same text printed
    again; it is no second witness.

    Args:
        id: the key, which says what the source is, such as `globaltimes-2024-09-11`.
        publisher: who printed it.
        title: its title, as printed or in English.
        kind: how near it stands to what it reports.
        date: when it was printed, to the precision known; None if that is not known.
        date_basis: where the date comes from; `none` exactly if there is no date.
        url: its address on the web.
        language: its language as a BCP 47 tag in the usual case, such as `en` or `zh-Hans`.
        copy_of: the id of the source that it repeats.
        licence: the licence of its text or data.
        note: anything else, in our own words.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if a text is empty, the address is not of the web, or date and date basis contradict
            each other.

    >>> from regcoop.period import Period
    >>> from regcoop.sources import DateBasis, Source, SourceKind
    >>> yearbook = Source(
    ...     "aseanstats-yearbook-2023",
    ...     publisher="ASEAN Secretariat",
    ...     title="ASEAN Statistical Yearbook 2023",
    ...     kind=SourceKind.PRIMARY,
    ...     date=Period.parse("2023-12"),
    ...     date_basis=DateBasis.PRINTED,
    ... )
    >>> yearbook.known_by
    datetime.date(2023, 12, 31)
    """

    id: str = attrs.field(kw_only=False)
    publisher: str
    title: str
    kind: SourceKind
    date: Period | None = None
    date_basis: DateBasis = DateBasis.NONE
    url: str | None = None
    language: str | None = None
    copy_of: str | None = None
    licence: str | None = None
    note: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("id", self.id)
        check_text("publisher", self.publisher)
        check_text("title", self.title)
        check_type("kind", self.kind, SourceKind)
        check_type("date", self.date, (Period, type(None)))
        check_type("date_basis", self.date_basis, DateBasis)
        check_type("note", self.note, str)
        if self.url is not None:
            _check_address("url", self.url)
        if self.language is not None:
            _check_language("language", self.language)
        if self.copy_of is not None:
            check_text("copy_of", self.copy_of)
        if self.licence is not None:
            check_text("licence", self.licence)
        if (self.date is None) != (self.date_basis is DateBasis.NONE):
            held = f"{self.date_basis} with the date {self.date}"
            raise FieldValueError("date_basis", held, "none exactly if there is no date")
        if self.copy_of == self.id:
            raise FieldValueError("copy_of", shorten(self.copy_of), "the id of another source")

    @property
    def known_by(self) -> dt.date | None:
        """Give the day by whose end the source was certainly out, the last one of its date; None if it is undated."""
        return None if self.date is None else self.date.last_day

    @property
    def witness(self) -> str:
        """Give the id under which the source counts as a witness, which for a copy is that of the original."""
        return self.copy_of or self.id

    def citation(self) -> str:
        """Give one line of text that names the source: publisher, title, date and address.

        >>> from regcoop.sources import Source, SourceKind
        >>> Source("m49", publisher="UNSD", title="M49 standard", kind=SourceKind.REFERENCE).citation()
        'UNSD, “M49 standard”, undated'
        """
        inferred = " (inferred)" if self.date_basis is DateBasis.INFERRED else ""
        date = "undated" if self.date is None else f"{self.date}{inferred}"
        return ", ".join(part for part in (self.publisher, f"“{self.title}”", date, self.url) if part)


def _check_address(name: str, value: object) -> None:
    check_text(name, value)
    if not str(value).startswith(("https://", "http://")) or _unsafe_pattern().search(str(value)):
        raise FieldValueError(name, shorten(value), "an address that begins with https:// or http:// and has no blanks")


def _check_language(name: str, value: object) -> None:
    check_text(name, value)
    if not _language_pattern().fullmatch(str(value)):
        raise FieldValueError(name, shorten(value), "a BCP 47 tag such as en or zh-Hans")
