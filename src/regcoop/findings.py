"""Findings: what is wrong or doubtful in the data, as data; and the sentences in which it is told.

Every sentence stands here, whichever module finds: one table of codes, which translators read too (`pybabel extract -k
_told:1 -k _told:2`).
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Final, cast, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_optional, check_range, check_text, check_tuple, check_type, check_unique
from regcoop.errors import FieldTypeError, FindingTemplateError

__all__ = ["ADVICE", "MESSAGES", "Finding", "Location", "Severity"]

_PAIR: Final = 2
_MOST_ROWS: Final = 2**31


class Severity(StrEnum):
    """Tell how grave a finding is.

    `error`: it cannot be so. `warning`: a person should look. `info`: worth knowing, and explained.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Location:
    """Say where in the tables a finding stands.

    Args:
        file: the file, relative to the package, with slashes.
        row: the line of the file, where the header is line 1.
        column: the name of the column.
        id: the key of the row.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if a text is empty, or the row is below 1.

    >>> from regcoop.findings import Location
    >>> print(Location("figures.csv", 12, column="value"))
    figures.csv, row 12, column value
    """

    file: str
    row: int | None = None
    column: str | None = attrs.field(default=None, kw_only=True)
    id: str | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("file", self.file)
        if self.row is not None:
            check_range("row", self.row, lowest=1, highest=_MOST_ROWS)
        check_optional("column", self.column, check_text)
        check_optional("id", self.id, check_text)

    def __str__(self) -> str:
        parts = (("row", self.row), ("column", self.column), ("id", self.id))
        return ", ".join([self.file, *(f"{name} {value}" for name, value in parts if value is not None)])


def _told(message: str, advice: str) -> tuple[str, str]:
    """Mark the two texts of a finding: what is so, and what to do about it."""
    return message, advice


_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    # The package and its files
    "data.missing-file": _told("The table is missing.", "Add the file; a table without rows has its header line only."),
    "data.unknown-file": _told("The file is no table of the package.", "Take it out, or give it the name of a table."),
    "data.not-a-file": _told("This is no ordinary file.", "Put an ordinary file in its place."),
    "data.unreadable": _told("The file cannot be read: {reason}.", "Check that it exists and may be read."),
    "data.path-outside": _told(
        "The path {found} leads out of the package.", "Keep all files inside the folder of the package."
    ),
    "data.symlink": _told("The file is a symbolic link.", "Put the file itself into the package."),
    "data.file-too-large": _told(
        "The file is larger than {limit} bytes.", "Split the package, or check that this is the right file."
    ),
    "data.not-utf8": _told("The text is not UTF-8: byte {offset} fits no character.", "Save the file as UTF-8."),
    "data.nul": _told("The text holds a NUL character.", "Take it out; the file may be no text, or be damaged."),
    "data.bom": _told(
        "The file begins with a byte order mark.", "It was read all the same; saving from this library leaves it out."
    ),
    "data.crlf": _told(
        "The lines end as on Windows (CR LF).", "It was read all the same; saving from this library writes LF."
    ),
    "data.bad-csv": _told(
        "The line is not valid CSV: {reason}.", "Close every quotation mark, and double those inside a cell."
    ),
    "data.no-directory": _told("There is no directory {found}.", "Give the directory that holds datapackage.json."),
    "data.bad-descriptor": _told("The descriptor cannot be used: {reason}.", "Change it as this says."),
    "data.no-edition": _told(
        "The version is {found}; it is the date of the data.", "Write the date as version, such as 2026-11-21."
    ),
    "data.unknown-table": _told(
        "The package format has no table {found}.", "Take the resource out, or rename it; near are: {expected}."
    ),
    # Headers and rows
    "data.no-header": _told("The header line is missing.", "Begin the file with the line {expected}."),
    "data.bad-header": _told("The header is {found}.", "Write {expected}."),
    "data.unknown-column": _told(
        "The table has no column {found}.", "Take the column out, or rename it; near are: {expected}."
    ),
    "data.missing-column": _told(
        "The column {expected} is missing.", "Add it; its cells may be empty where nothing is known."
    ),
    "data.repeated-column": _told("The column {found} stands twice.", "Keep one of the two."),
    "data.row-length": _told(
        "The row has {found} cells and the header {expected}.", "Write every cell, and quote cells with a comma."
    ),
    "data.empty-table": _told("The table has no rows.", "Add rows if something is known; otherwise leave it so."),
    "data.duplicate-key": _told(
        "The key {key} stands in row {first} already.", "Keep one of the two rows, or change one key."
    ),
    "data.not-sorted": _told("The row {key} stands after a row that should follow it.", "Sort the rows by their key."),
    # Cells
    "data.missing-cell": _told("The cell is empty.", "Fill it: without it the row says nothing."),
    "data.bad-cell": _told("The cell holds {found}.", "Write {expected}."),
    "data.blanks": _told("The cell {found} begins or ends with a blank.", "Take the blank out."),
    "data.control-character": _told(
        "The cell holds the control character {character}.", "Take it out; keep a cell on one line."
    ),
    "data.cell-too-long": _told(
        "The cell has {length} characters and may have {limit}.", "Shorten it, or check for a missing quote."
    ),
    "data.formula-cell": _told(
        "A spreadsheet would run {found} as a formula.", "Begin the cell with another character."
    ),
    "data.unknown-word": _told("{found} is no word of this column.", "Write one of: {expected}."),
    "data.list-format": _told(
        "The list {found} has a blank or an empty item.", "Join the items by ; alone, as in A;B."
    ),
    "data.list-repeats": _told("The list {found} has an item twice.", "Write each item once."),
    "data.bad-date": _told("{found} is no period.", "Write a year, a month or a day: 2024, 2024-03 or 2024-09-24."),
    "data.spreadsheet-date": _told(
        "{found} looks like a date that a spreadsheet has rewritten.",
        "Write it in the order year-month-day again, and import the column as text.",
    ),
    "data.number-format": _told(
        "{found} is no plain number.", "Write digits and a point, such as 1426.5, without exponent or separators."
    ),
    "data.float-noise": _told("{found} has the digits of a binary fraction.", "Write the digits that were printed."),
    "data.unknown-unit": _told("{found} is no unit.", "Write a code of the table of units, or two joined by a slash."),
    # Records and references
    "data.bad-record": _told("The row is no valid record: {reason}.", "Change the row as this says."),
    "data.dangling-reference": _told(
        "{found} is no key of {table}.", "Write an existing key, or add a row to {table}."
    ),
    "data.base-conflict": _told(
        "The base describes {found} otherwise.",
        "Leave the row out, write it as the base has it, or give it another key.",
    ),
    "data.overlapping-memberships": _told("{subjects} hold on the same days.", "Let one end when the other begins."),
    "data.more": _told(
        "{count} more findings of the kind {code} are left out.", "Mend those that are shown, and check again."
    ),
    # Exchange rates
    "rates.not-a-currency": _told("{found} is no currency.", "Write the ISO 4217 code of a currency."),
    "rates.one-currency": _told("Both currencies are {found}.", "Write the two that the rate is between."),
    "rates.withdrawn-currency": _told(
        "{code} was withdrawn and had its last day on {last_day}.", "Write {successor} from then on."
    ),
    "rates.not-positive": _told("The rate {found} is not above zero.", "Write units of the quote for one of the base."),
    "rates.not-a-day": _told(
        "{found} is no day.", "Write the day, or read the table as published_monthly if its rates are of months."
    ),
    "rates.not-a-month": _told("{found} is no month.", "Write the month, or read the table as spot if it has days."),
    "rates.inverted": _told(
        "The rates of {pair} look turned round: {near} of {compared} lie near the inverse of the ECB's.",
        "Check which currency is the base, and exchange the two columns if need be.",
    ),
    # Amounts restated in brackets
    "restatement.spot-only": _told(
        "{original} = {restated} implies {implied} {unit}, which fits the spot rate near publication ({spot}) and not "
        "the average of {period} ({average}); the two differ by {gap} percent{about}.",
        "Keep the first amount; the one in brackets was converted at the rate of the day on which it was printed.",
    ),
    "restatement.no-rate": _told(
        "{original} = {restated} implies {implied} {unit}, which fits neither the spot rate near publication ({spot}) "
        "nor the average of {period} ({average}); the nearest misses by {miss} percent{about}.",
        "Check both amounts and the period; one may be misprinted, or converted at a rate of another time or source.",
    ),
    # What figures say about each other
    "same-fact.conflict": _told(
        "Claims of one fact contradict each other; {arithmetic}: {values}.",
        "Look at both sources; one may be misprinted, or they count different things.",
    ),
    "same-fact.revision": _told(
        "Claims of one fact differ as after a revision; {arithmetic}: {values}.",
        "Take the later one, or say which release is meant; that it is a revision is presumed.",
    ),
    "same-fact.truncated-print": _told(
        "Claims of one fact agree only if digits were cut off; {arithmetic}: {values}.",
        "Prefer the claim with more digits; the other was cut off and not rounded.",
    ),
    "suspect.scale": _told(
        "What other claims say points to {suspect}; {arithmetic}: {values}. To {change} would clear it{also}.",
        "Look at the scale word and the separators in the source.",
    ),
    "suspect.flow": _told(
        "What other claims say points to {suspect}; {arithmetic}: {values}. To {change} would clear it{also}.",
        "Look at the words for the flow in the source: exports, imports or both.",
    ),
    "suspect.period": _told(
        "What other claims say points to {suspect}; {arithmetic}: {values}. To {change} would clear it{also}.",
        "Look at the year in the source, and at the number that other sources print for that year.",
    ),
    "suspect.currency": _told(
        "What other claims say points to {suspect}; {arithmetic}: {values}. To {change} would clear it{also}.",
        "Look at the currency in the source.",
    ),
    "suspect.rate": _told(
        "What other claims say points to the rate of {suspect}; {arithmetic}: {values}. To {change} would clear "
        "it{also}.",
        "Look at the decimal point and the direction of the rate in the source.",
    ),
    "undecided.scale": _told(
        "Claims lie a power of ten apart; {arithmetic}: {values}. Either would clear it: {choices}.",
        "Look at the scale words in both sources, or add a claim that decides.",
    ),
    "undecided.flow": _told(
        "Claims contradict each other, and a word for the flow may be wrong; {arithmetic}: {values}. Either would "
        "clear it: {choices}.",
        "Look at the words for the flow in both sources, or add a claim that decides.",
    ),
    "undecided.period": _told(
        "Claims contradict each other, and a year may be wrong; {arithmetic}: {values}. Either would clear it: "
        "{choices}.",
        "Look at the years in both sources, or add a claim that decides.",
    ),
    "undecided.currency": _told(
        "Claims print the same number in two currencies; {arithmetic}: {values}. Either would clear it: {choices}.",
        "Look at the currency in both sources; one of the labels is wrong.",
    ),
    "undecided.rate": _told(
        "Printed rates contradict each other; {arithmetic}: {values}. Either would clear it: {choices}.",
        "Look at the decimal point and the direction of both rates in the sources.",
    ),
    "growth.inconsistent": _told(
        "A printed growth fits neither its level nor its base; {arithmetic}: {values}.",
        "Look at the rate, the level and the base in their sources; one of the three is wrong, or of another period.",
    ),
    "growth.other-compiler": _told(
        "A printed growth does not fit a base that another compiler counted; {arithmetic}: {values}.",
        "Add the base as the compiler of the level counts it.",
    ),
    "growth.revised-base": _told(
        "A printed growth fits a revised base; {arithmetic}: {values}.",
        "Use the rate as printed; it speaks of the base as it stood when the rate was printed.",
    ),
    "growth.other-currency": _told(
        "A printed growth fits the levels in another currency; {arithmetic}: {values}.",
        "State the basis of the growth.",
    ),
    "growth.truncated-print": _told(
        "A printed growth holds only if digits were cut off; {arithmetic}: {values}.",
        "Nothing need be done; mind that the rate was not rounded.",
    ),
    "growth.disagree": _told(
        "Claims print different growths of one fact against one base; {arithmetic}: {values}.",
        "Look at the period and the goods of both in their sources.",
    ),
    "growth.revised": _told(
        "Claims print different growths of one fact, as after a revision; {arithmetic}: {values}.",
        "Take the later one, or say which release is meant; that it is a revision is presumed.",
    ),
    "growth.two-currencies": _told(
        "One fact grew by two rates in two currencies, as it must; {arithmetic}: {values}.",
        "Name the currency with every rate of growth.",
    ),
    "growth.currencies-apart": _told(
        "The growths of one fact in two currencies do not fit the change of the rate; {arithmetic}: {values}.",
        "Look at both rates and at the bases they are against.",
    ),
    "share.inconsistent": _told(
        "A printed share does not fit its part and whole; {arithmetic}: {values}.",
        "Look at the part, the whole and the percentage; the share may be of another whole.",
    ),
    "share.truncated-print": _told(
        "A printed share holds only if digits were cut off; {arithmetic}: {values}.",
        "Nothing need be done; mind that one of the numbers was not rounded.",
    ),
    "sum.inconsistent": _told(
        "Parts do not add up to their whole; {arithmetic}: {values}.",
        "Look at the parts and the whole in their sources; one is wrong, or one part is missing or counted twice.",
    ),
    "sum.revision": _told(
        "Parts and whole of different releases do not add up, as after a revision; {arithmetic}: {values}.",
        "Take all of them from one release.",
    ),
    "sum.truncated-print": _told(
        "Parts add up to their whole only if digits were cut off; {arithmetic}: {values}.",
        "Nothing need be done; mind that one of the numbers was not rounded.",
    ),
    "months.restated": _told(
        "A month is not the difference of two years to date; {arithmetic}: {values}.",
        "Use the month as printed; earlier months are restated in later years to date.",
    ),
    "months.inconsistent": _told(
        "A month is far from the difference of two years to date; {arithmetic}: {values}.",
        "Look at the month and both years to date; a restatement of earlier months does not explain so much.",
    ),
    "containment.exceeded": _told(
        "A part is larger than what contains it; {arithmetic}: {values}.",
        "Look at the flow, the period and the scale of both in their sources.",
    ),
    "currencies.outside-rate": _told(
        "The totals of one fact in two currencies do not fit the rate; {arithmetic}: {values}.",
        "Look at the currency, the scale and the period of both in their sources.",
    ),
    "unit-value.outlier": _told(
        "A unit value is far from that of its neighbour; {arithmetic}: {values}.",
        "Look at the scale of the value and of the quantity; a common error of scale hides from shares.",
    ),
    "mirror.asymmetry": _told(
        "The two sides of a flow report different amounts, more than freight and insurance explain; {arithmetic}: "
        "{values}.",
        "Use one side for the whole of a series, and compare growth instead of levels.",
    ),
    "mirror.strong-asymmetry": _told(
        "The two sides of a flow report very different amounts; {arithmetic}: {values}.",
        "Look for transit, re-exports and smuggling before you use either side, and say which one you use.",
    ),
    "estimates.contradiction": _told(
        "What follows from some claims by definition contradicts others; {arithmetic}: {values}.",
        "Look at the claims; each identity holds for some choice of them, but not all at once.",
    ),
}

MESSAGES: Final[Mapping[str, str]] = MappingProxyType({code: message for code, (message, _) in _TEXTS.items()})
"""From the code of a finding to the sentence that tells it, with the names of its numbers in braces."""

ADVICE: Final[Mapping[str, str]] = MappingProxyType({code: advice for code, (_, advice) in _TEXTS.items()})
"""From the code of a finding to what would resolve it, where the finding itself does not say."""


@final
@attrs.frozen(weakref_slot=False, kw_only=True, repr=False)
class Finding:
    """Report one thing that is wrong or doubtful, as data; a finding is never raised.

    Args:
        code: what was found: a key of `MESSAGES`, or any code if `message` names the key.
        severity: how grave it is.
        subjects: the ids of what it is about, in order.
        numbers: pairs of a name and a text; they fill the braces of the message, where `{subjects}` stands for all
            subjects.
        location: where in the tables it stands, if it stands there.
        message: the key of another message than that of the code.
        resolves_by: what would resolve it; the general advice for the message if this is empty.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if the code is empty, or a name stands twice in `numbers`.
        FindingTemplateError: if there is no such message, or a number that it needs is not given.

    >>> from regcoop.findings import Finding, Location, Severity
    >>> finding = Finding(
    ...     "data.dangling-reference",
    ...     severity=Severity.ERROR,
    ...     numbers=(("found", "'CNN'"), ("table", "countries")),
    ...     location=Location("figures.csv", 12, column="reporter"),
    ... )
    >>> print(finding.explain())
    figures.csv, row 12, column reporter: 'CNN' is no key of countries. Write an existing key, or add a row to
    countries.
    """

    code: str = attrs.field(kw_only=False)
    severity: Severity
    subjects: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    location: Location | None = None
    message: str = ""
    resolves_by: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("code", self.code)
        check_type("severity", self.severity, Severity)
        check_tuple("subjects", self.subjects, str)
        check_tuple("numbers", self.numbers, tuple)
        for pair in self.numbers:
            _check_pair(pair)
        check_unique("numbers", tuple(name for name, _ in self.numbers))
        check_type("location", self.location, (Location, type(None)))
        check_type("message", self.message, str)
        check_type("resolves_by", self.resolves_by, str)
        self._check_template()

    def _check_template(self) -> None:
        if self.template not in MESSAGES:
            advice = "write a key of findings.MESSAGES, or name one as message="
            raise FindingTemplateError(shorten(self.template), "has no message", advice)
        missing = _names_in(self.template) - self._words().keys()
        if missing:
            names = ", ".join(sorted(missing))
            raise FindingTemplateError(self.template, f"lacks {names}", "add each as a pair (name, text) to numbers=")

    @property
    def template(self) -> str:
        """Give the key of its message in `MESSAGES`."""
        return self.message or self.code

    def explain(self) -> str:
        """Tell the finding in English: where it stands, what is so, and what would resolve it."""
        words = self._words()
        where = "" if self.location is None else f"{self.location}: "
        advice = self.resolves_by or ADVICE[self.template].format_map(words)
        return f"{where}{MESSAGES[self.template].format_map(words)} {advice}"

    def to_dict(self) -> dict[str, object]:
        """Give the finding as plain dicts, lists and texts, ready for JSON; `text` is what `explain` says.

        >>> from regcoop.findings import Finding, Severity
        >>> Finding("data.empty-table", severity=Severity.INFO).to_dict()["severity"]
        'info'
        """
        return {
            "code": self.code,
            "severity": self.severity.value,
            "subjects": list(self.subjects),
            "numbers": dict(self.numbers),
            "location": None if self.location is None else attrs.asdict(self.location),
            "message": self.message,
            "resolves_by": self.resolves_by,
            "text": self.explain(),
        }

    def _words(self) -> dict[str, str]:
        return {"subjects": ", ".join(self.subjects) or "Some records", **dict(self.numbers)}


def _check_pair(pair: object) -> None:
    parts = cast("tuple[object, ...]", pair)
    if len(parts) != _PAIR or not all(isinstance(part, str) for part in parts):
        raise FieldTypeError("an item of numbers", shorten(pair), "a pair of a name and a text")


@cache
def _names_in(template: str) -> frozenset[str]:
    """Give the names in braces of a message and its advice."""
    texts = (MESSAGES[template], ADVICE[template])
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)
