"""Every exception of the library: one root, one leaf per cause.

Each leaf is also the built-in exception that a caller would expect (`ValueError`, `LookupError`, `TypeError`), keeps
what it was raised with as attributes, and ends its sentence with what to do.
"""

from collections.abc import Sequence
from typing import Protocol

from regcoop._shorten import shorten

__all__ = [
    "AmbiguousNameError",
    "AmountFormatError",
    "AmountRangeError",
    "AtlasError",
    "BrokenChainError",
    "CodeClashError",
    "ConflictingRatesError",
    "CurrencyConversionError",
    "DanglingReferenceError",
    "DataPackageError",
    "DataProblemError",
    "DuplicateCodeError",
    "EmptyClaimError",
    "EmptyIntervalError",
    "EmptyPeriodError",
    "FieldTypeError",
    "FieldValueError",
    "FindingTemplateError",
    "ForeignQuantityError",
    "InvalidRatioError",
    "InvalidRecordError",
    "MergeConflictError",
    "NoNameError",
    "NoQuotationError",
    "NoRateError",
    "NoRateFoundError",
    "NotAnAgreementError",
    "OpenPeriodError",
    "OverlappingMembershipsError",
    "PeriodAlignmentError",
    "PeriodDifferenceError",
    "PeriodFormatError",
    "PeriodNotCoveredError",
    "PeriodOverflowError",
    "QuantityKindError",
    "RateBasisError",
    "RateOutOfRangeError",
    "RatesFileError",
    "RatioUnitError",
    "RecordError",
    "RegcoopError",
    "SourceClashError",
    "UnboundedIntervalError",
    "UncertainDateError",
    "UncertainMembershipError",
    "UnitMismatchError",
    "UnitWithoutCodeError",
    "UnknownCodeError",
    "UnknownFiscalYearError",
    "UnknownLocaleError",
    "UnknownUnitError",
    "UnknownVersionError",
    "UnlistedMembersError",
    "UnquotedCurrencyError",
    "WithdrawnCurrencyError",
    "ZeroDivisorError",
]


class RegcoopError(Exception):
    """Stand at the root of all errors that regcoop raises on purpose.

    Catch it to tell the library's own refusals from programming errors.
    """


class UnknownUnitError(RegcoopError, KeyError, ValueError):
    """Report a unit code that is not in the closed table of units.

    Attributes:
        code: what was asked for.
        near: codes of the table that may have been meant; suggestions, never answers.
    """

    def __init__(self, code: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(code, near)
        self.code = code
        self.near = near

    def __str__(self) -> str:
        asked = f"{shorten(self.code)} is not a unit code"
        if self.near:
            return f"{asked}: write {' or '.join(self.near)} if that is meant"
        return f"{asked}: write a code of the table of units (sorted(UNITS)), or two of them as 'a/b'"


class UnitMismatchError(RegcoopError, ValueError):
    """Report arithmetic between two units that do not fit together.

    Attributes:
        left: code of the first unit.
        right: code of the second unit.
        reason: why the two do not fit, and what to do instead.
    """

    def __init__(self, left: str, right: str, reason: str) -> None:
        super().__init__(left, right, reason)
        self.left = left
        self.right = right
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.left} and {self.right} do not fit together: {self.reason}"


class CurrencyConversionError(UnitMismatchError):
    """Report an attempt to turn one currency into another by a fixed factor."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right, "rates have a day and a source; convert with dated rates instead")
        self.args = (left, right)


class ForeignQuantityError(RegcoopError, ValueError):
    """Report a pint quantity that belongs to another registry than the library's own.

    Attributes:
        quantity: the quantity as text.
    """

    def __init__(self, quantity: str) -> None:
        super().__init__(quantity)
        self.quantity = quantity

    def __str__(self) -> str:
        return (
            f"{shorten(self.quantity)} belongs to another pint registry, whose units may mean something else:"
            " build it anew with registry().Quantity(q.magnitude, str(q.units))"
        )


class UnitWithoutCodeError(RegcoopError, LookupError, ValueError):
    """Report a unit of pint for which the table of units has no code.

    Attributes:
        unit: the unit as pint prints it.
    """

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit

    def __str__(self) -> str:
        return (
            f"{shorten(self.unit)} has no code in the table of units:"
            " convert the quantity with .to(…) to one unit of the table, or to one per another such as USD/t"
        )


class AmountFormatError(RegcoopError, ValueError):
    """Report a text that is no printed amount.

    Attributes:
        text: what was given.
        advice: what to write instead.
    """

    def __init__(self, text: str, advice: str) -> None:
        super().__init__(text, advice)
        self.text = text
        self.advice = advice

    def __str__(self) -> str:
        return f"{shorten(self.text)} is not a printed amount: {self.advice}"


class AmountRangeError(RegcoopError, ValueError):
    """Report a number that no printed amount can be: too long, too large or too small.

    Attributes:
        value: the number.
        reason: which limit it breaks, and what to do.
    """

    def __init__(self, value: object, reason: str) -> None:
        super().__init__(value, reason)
        self.value = value
        self.reason = reason

    def __str__(self) -> str:
        return f"{shorten(self.value)} cannot be an amount: {self.reason}"


class RatioUnitError(RegcoopError, ValueError):
    """Report a ratio whose amount has the wrong unit.

    Attributes:
        field: the field of the ratio.
        unit: code of the unit that was given.
        expected: codes of the units that fit.
    """

    def __init__(self, field: str, unit: str, expected: tuple[str, ...]) -> None:
        super().__init__(field, unit, expected)
        self.field = field
        self.unit = unit
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.field} must be an Amount in {' or '.join(self.expected)}, not in {self.unit}: write its unit so"


class InvalidRatioError(RegcoopError, ValueError):
    """Report a growth, share, rank or record whose parts contradict each other.

    Attributes:
        kind: name of the class.
        reason: what contradicts, and what to write instead.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason

    def __str__(self) -> str:
        return f"this is no {self.kind}: {self.reason}"


class UnknownCodeError(RegcoopError, KeyError, ValueError):
    """Report a code that the atlas does not hold.

    Attributes:
        kind: what was looked for: `country`, `party`, `flow`, `figure` and so on.
        code: what was asked.
        near: codes that may have been meant; suggestions, never answers.
    """

    def __init__(self, kind: str, code: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(kind, code, near)
        self.kind = kind
        self.code = code
        self.near = near

    def __str__(self) -> str:
        asked = f"the atlas has no {self.kind} with the code {shorten(self.code)}"
        if self.near:
            return f"{asked}: write {' or '.join(self.near)} if that is meant"
        return f"{asked}: write one of its codes, or look one up by name with atlas.find or atlas.suggest"


class AmbiguousNameError(RegcoopError, LookupError, ValueError):
    """Report a name that several records bear.

    Attributes:
        text: the name that was looked for.
        candidates: the codes of the records that it may mean, in order.
    """

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        super().__init__(text, candidates)
        self.text = text
        self.candidates = candidates

    def __str__(self) -> str:
        shown, more = self.candidates[:8], len(self.candidates) - 8
        listed = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
        return f"{shorten(self.text)} may mean {listed}: write the code, or the full name of the one that is meant"


class UnlistedMembersError(RegcoopError, LookupError):
    """Report a question about the members of a party whose members the atlas does not list.

    Attributes:
        party: code of the bloc or group.
    """

    def __init__(self, party: str) -> None:
        super().__init__(party)
        self.party = party

    def __str__(self) -> str:
        return (
            f"the members of {self.party} are not listed, so its territories cannot be counted:"
            " ask about a party whose members are, or merge an atlas that lists them"
        )


class RecordError(RegcoopError, ValueError):
    """Stand above the errors that are about one record of an atlas.

    Attributes:
        record_type: the kind of record, such as `figure` or `bloc`.
        record: code or id of the record.
        field: the field that is wrong.
        value: what the field says.
    """

    def __init__(self, record_type: str, record: str, field: str, value: str) -> None:
        super().__init__(record_type, record, field, value)
        self.record_type = record_type
        self.record = record
        self.field = field
        self.value = value

    @property
    def where(self) -> str:
        """The record and the field in words."""
        return f"{self.record_type} {shorten(self.record)}, {self.field}"


class DanglingReferenceError(RecordError, LookupError):
    """Report a record that names another one which is not there."""

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, record_type: str, record: str, field: str, value: str, target: str
    ) -> None:
        super().__init__(record_type, record, field, value)
        self.args = (record_type, record, field, value, target)
        self.target = target

    def __str__(self) -> str:
        return (
            f"{self.where}: there is no {self.target} {shorten(self.value)}: add that record, or name one that is there"
        )


class DuplicateCodeError(RecordError):
    """Report a second record under a code that is already taken."""

    def __str__(self) -> str:
        return f"{self.where}: {shorten(self.value)} stands twice: give each record a code of its own"


class CodeClashError(RecordError):
    """Report a code that means something else in the same name space."""

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, record_type: str, record: str, field: str, value: str, other: str
    ) -> None:
        super().__init__(record_type, record, field, value)
        self.args = (record_type, record, field, value, other)
        self.other = other

    def __str__(self) -> str:
        return (
            f"{self.where}: {shorten(self.value)} is also {self.other}: choose another code for the {self.record_type}"
        )


class BrokenChainError(RecordError):
    """Report a chain of segments in which one does not begin where the one before it ends."""

    def __str__(self) -> str:
        return (
            f"{self.where}: {self.value} does not join the segments before it:"
            " put the segments in order, or add the missing one"
        )


class SourceClashError(RecordError):
    """Report two different sources under one id."""

    def __str__(self) -> str:
        return (
            f"{self.where}: the source {shorten(self.value)} is described in two ways: use one description, or two ids"
        )


class MergeConflictError(RecordError):
    """Report a record that two atlases describe differently."""

    def __str__(self) -> str:
        return f"{self.where}: the two atlases differ: make them agree, or merge with on_conflict='ours' or 'theirs'"


class AtlasError(RegcoopError, ExceptionGroup[RecordError]):
    """Report everything that is wrong with the records of an atlas, all at once.

    Catch it and walk through `problems`: each is a `RecordError` that names the record type, the record,
    the field and the value.
    """

    @property
    def problems(self) -> tuple[RecordError, ...]:
        """Give the errors as what they are, without groups inside the group."""
        return tuple(error for error in self.exceptions if isinstance(error, RecordError))

    def derive(self, excs: Sequence[RecordError], /) -> "AtlasError":  # type: ignore[override]  # narrower on purpose
        """Build the same group over other errors, as `split` and `subgroup` ask for."""
        return AtlasError(self.message, excs)

    def __str__(self) -> str:
        shown = "; ".join(str(problem) for problem in self.exceptions[:3])
        more = len(self.exceptions) - 3
        return f"{self.message}: {shown}" + (f"; and {more} more (see .exceptions)" if more > 0 else "")


class UnknownLocaleError(RegcoopError, LookupError, ValueError):
    """Report a locale that the Unicode locale data do not know.

    Attributes:
        locale: what was given.
    """

    def __init__(self, locale: object) -> None:
        super().__init__(locale)
        self.locale = locale

    def __str__(self) -> str:
        return f"{shorten(self.locale)} is not a known locale: write one such as 'en', 'zh' or 'zh_Hant'"


# Fields of records


class FieldTypeError(RegcoopError, TypeError):
    """Say that a field was given a value of the wrong type.

    Args:
        name: the field.
        value: what was given, shortened for print.
        wanted: what the field takes, and how to write it.
    """

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(name, value, wanted)
        self.name = name
        self.value = value
        self.wanted = wanted

    def __str__(self) -> str:
        return f"{self.name} cannot be {self.value}: give {self.wanted}"


class FieldValueError(RegcoopError, ValueError):
    """Say that a field was given a value of the right type that it cannot hold.

    Args:
        name: the field.
        value: what was given, shortened for print.
        wanted: what the field takes, and how to write it.
    """

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(name, value, wanted)
        self.name = name
        self.value = value
        self.wanted = wanted

    def __str__(self) -> str:
        return f"{self.name} cannot be {self.value}: give {self.wanted}"


# Periods and fiscal calendars


class PeriodFormatError(RegcoopError, ValueError):
    """Say that a text is not a period, and what to write instead.

    Args:
        text: the text, shortened for print.
        advice: what to write instead.
    """

    def __init__(self, text: str, advice: str) -> None:
        super().__init__(text, advice)
        self.text = text
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.text} is not a period: {self.advice}"


class EmptyPeriodError(RegcoopError, ValueError):
    """Say that a period would end before its first day is over.

    Args:
        start: the first day.
        end: the first day after the period.
    """

    def __init__(self, start: object, end: object) -> None:
        super().__init__(start, end)
        self.start = start
        self.end = end

    def __str__(self) -> str:
        return (
            f"A period from {self.start or 'an unknown day'} until before {self.end} has no day: "
            "give as end a day after the start (the end is exclusive; Period.between takes the last day itself)"
        )


class PeriodAlignmentError(RegcoopError, ValueError):
    """Say that a period is not made of whole months, quarters, halves or years.

    Args:
        period: the period.
        by: the unit that was asked for.
    """

    def __init__(self, period: object, by: str) -> None:
        super().__init__(period, by)
        self.period = period
        self.by = by

    def __str__(self) -> str:
        problem = f"{self.period} is not made of whole calendar {self.by}s"
        return f"{problem}: split it by a smaller unit, or take the days as they are"


class PeriodDifferenceError(RegcoopError, ValueError):
    """Say that no later part remains when one period is taken from another.

    Args:
        later: the period from which was to be taken.
        earlier: the period that was to be taken away.
    """

    def __init__(self, later: object, earlier: object) -> None:
        super().__init__(later, earlier)
        self.later = later
        self.earlier = earlier

    def __str__(self) -> str:
        return (
            f"{self.earlier} cannot be taken from {self.later}: both must begin on the same known day and "
            f"{self.earlier} must end first; take periods of one year to date"
        )


class OpenPeriodError(RegcoopError, ValueError):
    """Say that a period whose start is unknown cannot be put as asked.

    Args:
        period: the period.
        wanted: what was asked for.
    """

    def __init__(self, period: object, wanted: str) -> None:
        super().__init__(period, wanted)
        self.period = period
        self.wanted = wanted

    def __str__(self) -> str:
        return f"{self.period} has no known start, so it has no {self.wanted}: give its first day with Period.between"


class PeriodOverflowError(RegcoopError, OverflowError):
    """Say that a day would fall outside the years 1 to 9999 of the calendar.

    Args:
        period: the period, or the day, that was to be moved or closed.
        step: what was to be done with it.
    """

    def __init__(self, period: object, step: str) -> None:
        super().__init__(period, step)
        self.period = period
        self.step = step

    def __str__(self) -> str:
        return f"{self.period} {self.step} leaves the calendar: stay between 0001-01-01 and 9999-12-30"


class UnknownFiscalYearError(RegcoopError, LookupError, ValueError):
    """Say that a fiscal calendar has no year of this name, or none on this day.

    Args:
        calendar: the code of the calendar.
        wanted: the text or day that was looked up.
        advice: what the calendar does know.
    """

    def __init__(self, calendar: str, wanted: object, advice: str) -> None:
        super().__init__(calendar, wanted, advice)
        self.calendar = calendar
        self.wanted = wanted
        self.advice = advice

    def __str__(self) -> str:
        return f"The fiscal calendar {self.calendar} has no year for {self.wanted}: {self.advice}"


# Intervals


class EmptyIntervalError(RegcoopError, ValueError):
    """Say that an interval would hold no number.

    Args:
        lo: the lower end.
        hi: the upper end.
    """

    def __init__(self, lo: object, hi: object) -> None:
        super().__init__(lo, hi)
        self.lo = lo
        self.hi = hi

    def __str__(self) -> str:
        problem = f"No number lies between {self.lo} and {self.hi}"
        return f"{problem}: give the lower end first, and at least one finite number between them"


class UnboundedIntervalError(RegcoopError, ValueError):
    """Say that an interval without a finite end has no such number.

    Args:
        interval: the interval.
        wanted: what was asked for.
    """

    def __init__(self, interval: object, wanted: str) -> None:
        super().__init__(interval, wanted)
        self.interval = interval
        self.wanted = wanted

    def __str__(self) -> str:
        problem = f"{self.interval} has no {self.wanted}, as it has no end on one side"
        return f"{problem}: ask is_finite first, or intersect it with a finite interval"


class ZeroDivisorError(RegcoopError, ZeroDivisionError):
    """Say that an interval was divided by one that holds zero.

    Args:
        dividend: the interval that was to be divided.
        divisor: the interval that holds zero.
    """

    def __init__(self, dividend: object, divisor: object) -> None:
        super().__init__(dividend, divisor)
        self.dividend = dividend
        self.divisor = divisor

    def __str__(self) -> str:
        problem = f"{self.dividend} cannot be divided by {self.divisor}, which holds zero"
        return f"{problem}: divide by an interval on one side of zero"


# Findings


class FindingTemplateError(RegcoopError, ValueError):
    """Say that a finding does not fit the message templates.

    Args:
        code: the code of the finding, or the template it names.
        problem: what does not fit.
        advice: what to give.
    """

    def __init__(self, code: str, problem: str, advice: str) -> None:
        super().__init__(code, problem, advice)
        self.code = code
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"The finding {self.code} {self.problem}: {self.advice}"


# Records


class InvalidRecordError(RegcoopError, ValueError):
    """Say that the fields of a record contradict each other.

    Args:
        record: the record in words, such as `segment boten-mohan`.
        problem: what contradicts what.
        advice: what to write instead.
    """

    def __init__(self, record: str, problem: str, advice: str) -> None:
        super().__init__(record, problem, advice)
        self.record = record
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.record} {self.problem}: {self.advice}"


class OverlappingMembershipsError(RegcoopError, ValueError):
    """Say that two rows give one party the same standing in one bloc on the same day.

    Args:
        bloc: the code of the bloc.
        party: the party.
        rows: the ids of the two rows.
    """

    def __init__(self, bloc: str, party: str, rows: tuple[str, ...]) -> None:
        super().__init__(bloc, party, rows)
        self.bloc = bloc
        self.party = party
        self.rows = rows

    def __str__(self) -> str:
        return (
            f"{self.party} has the same standing in {self.bloc} twice on one day, by {' and '.join(self.rows)}: "
            "end the earlier row where the later one starts"
        )


class UncertainMembershipError(RegcoopError, ValueError):
    """Say that the dates of some memberships are not known well enough to answer for this day or period.

    Args:
        bloc: the code of the bloc.
        when: the day or period that was asked for, as text.
        rows: the ids of the memberships (or parties of a pair) in doubt.
    """

    def __init__(self, bloc: str, when: str, rows: tuple[str, ...]) -> None:
        super().__init__(bloc, when, rows)
        self.bloc = bloc
        self.when = when
        self.rows = rows

    def __str__(self) -> str:
        shown, more = self.rows[:8], len(self.rows) - 8
        rows = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
        return (
            f"The dates of {rows} are not known well enough to say who was in {self.bloc} on {self.when}: "
            "ask with imprecise='in' or imprecise='out' to count doubtful ones in or out, "
            "or give those rows exact dates"
        )


class NotAnAgreementError(RegcoopError, ValueError):
    """Say that a bloc is no agreement, so nothing of it is in force.

    Args:
        bloc: the code of the bloc.
        kind: what it is.
    """

    def __init__(self, bloc: str, kind: str) -> None:
        super().__init__(bloc, kind)
        self.bloc = bloc
        self.kind = kind

    def __str__(self) -> str:
        return (
            f"{self.bloc} is a bloc of kind {self.kind}, not an agreement:"
            " ask members_on(day), or name one of its treaty versions"
        )


class UnknownVersionError(RegcoopError, LookupError, ValueError):
    """Say that a bloc has no version of this name.

    Args:
        bloc: the code of the bloc.
        version: what was asked for.
        known: the versions it has.
    """

    def __init__(self, bloc: str, version: str, known: tuple[str, ...]) -> None:
        super().__init__(bloc, version, known)
        self.bloc = bloc
        self.version = version
        self.known = known

    def __str__(self) -> str:
        known = ", ".join(self.known) or "those you add to it"
        return f"{self.bloc} has no version {shorten(self.version)}: write one of {known}"


class EmptyClaimError(RegcoopError, ValueError):
    """Say that a claim states nothing, or restates a value it does not have.

    Args:
        claim: the id of the figure or indicator.
        problem: what is missing.
    """

    def __init__(self, claim: str, problem: str) -> None:
        super().__init__(claim, problem)
        self.claim = claim
        self.problem = problem

    def __str__(self) -> str:
        return (
            f"The claim {shorten(self.claim)} {self.problem}:"
            " give the value, growth, share, rank or change that was printed"
        )


class QuantityKindError(RegcoopError, ValueError):
    """Say that the unit of a value is not of the kind of quantity that its fact is about.

    Args:
        claim: the id of the figure.
        quantity: the kind of quantity of the fact.
        unit: the code of the unit.
        kind: the kind of quantity of the unit.
    """

    def __init__(self, claim: str, quantity: str, unit: str, kind: str) -> None:
        super().__init__(claim, quantity, unit, kind)
        self.claim = claim
        self.quantity = quantity
        self.unit = unit
        self.kind = kind

    def __str__(self) -> str:
        return (
            f"The claim {shorten(self.claim)} is about {self.quantity}, "
            f"but its value is in {self.unit}, which is {self.kind}: "
            "give a value in a unit of that kind, or the fact the quantity it has"
        )


class UncertainDateError(RegcoopError, ValueError):
    """Say that the dates of a record are not known well enough to answer for this day.

    Args:
        record: the record in words, such as `segment boten-mohan`.
        when: the day that was asked for, as text.
    """

    def __init__(self, record: str, when: str) -> None:
        super().__init__(record, when)
        self.record = record
        self.when = when

    def __str__(self) -> str:
        return (
            f"The dates of {self.record} are not known well enough to answer for {self.when}: "
            "ask with imprecise='in' or imprecise='out' to count it in or out, or give it exact dates"
        )


class _Explained(Protocol):
    """Stand for a finding, which is defined above the errors."""

    def explain(self) -> str:
        """Tell the finding in English."""
        ...


class DataProblemError(RegcoopError, ValueError):
    """Report one thing that keeps a data package from being read.

    Attributes:
        finding: what is wrong, with file, row and column.
    """

    def __init__(self, finding: _Explained) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return self.finding.explain()


class DataPackageError(RegcoopError, ExceptionGroup[DataProblemError]):
    """Report everything that is wrong with a data package, all at once.

    Catch it and walk through `problems`: each is a `DataProblemError` with a finding that says file, row, column and
    what to do.
    """

    def derive(self, excs: Sequence[DataProblemError], /) -> "DataPackageError":  # type: ignore[override]  # narrower on purpose
        """Build the same group over other errors, as `split` and `subgroup` ask for."""
        return DataPackageError(self.message, excs)

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.exceptions[:20]]
        more = len(self.exceptions) - len(shown)
        rest = [f"and {more} more (see .exceptions)"] if more else []
        return "\n".join([f"{self.message}:", *shown, *rest])


class NoNameError(RegcoopError, LookupError, ValueError):
    """Report a code that has no name in a language.

    Attributes:
        code: the code.
        locale: the language that was asked for.
    """

    def __init__(self, code: str, locale: str) -> None:
        super().__init__(code, locale)
        self.code = code
        self.locale = locale

    def __str__(self) -> str:
        return (
            f"{shorten(self.code)} has no name in the locale {shorten(self.locale)}:"
            " ask for its English name, or pass an atlas whose names have one"
        )


# Exchange rates


class WithdrawnCurrencyError(RegcoopError, ValueError):
    """Say that a rate was asked of a currency for a time when it was no longer one.

    Attributes:
        code: the code of the currency.
        last_day: the last day before its successor took its place.
        successor: the code of the currency that took its place; empty if none did.
    """

    def __init__(self, code: str, last_day: object, successor: str) -> None:
        super().__init__(code, last_day, successor)
        self.code = code
        self.last_day = last_day
        self.successor = successor

    def __str__(self) -> str:
        advice = f"use {self.successor}, which took its place" if self.successor else "use the currency of that time"
        return f"{self.code} was withdrawn and had its last day on {self.last_day}: {advice}"


class RatesFileError(RegcoopError, ValueError):
    """Say that a file of exchange rates cannot be used.

    Attributes:
        file: the file, or the package that should hold it.
        reason: what is wrong with it, and what to do.
    """

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return f"The exchange rates of {self.file} cannot be used: {self.reason}"


class NoRateError(RegcoopError, LookupError, ValueError):
    """Stand above the reasons why a table has no rate to give; a chain of tables goes on to the next.

    Attributes:
        table: the name of the table.
        base: the currency of which one unit was to be priced.
        quote: the currency in which it was to be priced.
    """

    def __init__(self, table: str, base: str, quote: str, *more: object) -> None:
        super().__init__(table, base, quote, *more)
        self.table = table
        self.base = base
        self.quote = quote

    @property
    def pair(self) -> str:
        """The two currencies in words."""
        return f"{self.quote} per {self.base}"


class UnquotedCurrencyError(NoRateError):
    """Say that a table of rates has no such currency, or no way between the two.

    Attributes:
        advice: what the table has, or what to do.
    """

    def __init__(self, table: str, base: str, quote: str, advice: str) -> None:
        super().__init__(table, base, quote, advice)
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.table} has no rate of {self.pair}: {self.advice}"


class RateBasisError(NoRateError):
    """Say that a table has rates of the two currencies, but not on this basis.

    Attributes:
        asked: the basis that was asked for.
        offered: those that it has.
    """

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, table: str, base: str, quote: str, asked: str, offered: tuple[str, ...]
    ) -> None:
        super().__init__(table, base, quote, asked, offered)
        self.asked = asked
        self.offered = offered

    def __str__(self) -> str:
        offered = ", ".join(self.offered)
        return (
            f"{self.table} has no {self.asked} of {self.pair}: ask it for {offered}, and say that it is no {self.asked}"
        )


class NoQuotationError(NoRateError):
    """Say that there was no quotation on a day.

    Attributes:
        on: the day.
        before: the nearest day with one before it; None if there is none.
        after: the nearest day with one after it; None if there is none.
    """

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, table: str, base: str, quote: str, on: object, before: object, after: object
    ) -> None:
        super().__init__(table, base, quote, on, before, after)
        self.on = on
        self.before = before
        self.after = after

    def __str__(self) -> str:
        near = " and ".join(str(day) for day in (self.before, self.after) if day is not None)
        return (
            f"{self.table} has no quotation of {self.pair} on {self.on} (the nearest: {near}): name a day that has one,"
            " or allow the one before with on_missing='previous' and limit_days="
        )


class RateOutOfRangeError(NoRateError):
    """Say that a day lies before or after all quotations that a table has of two currencies.

    Attributes:
        on: the day.
        first: the first day with a quotation.
        last: the last day with a quotation.
    """

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, table: str, base: str, quote: str, on: object, first: object, last: object
    ) -> None:
        super().__init__(table, base, quote, on, first, last)
        self.on = on
        self.first = first
        self.last = last

    def __str__(self) -> str:
        where = "before the first" if str(self.on) < str(self.first) else "after the last"
        return (
            f"{self.on} lies {where} quotation of {self.pair} in {self.table}, which has them from {self.first}"
            f" to {self.last}: name a day within, or a table that has it"
        )


class PeriodNotCoveredError(NoRateError):
    """Say that a table does not cover the whole of a period.

    Attributes:
        period: the period.
        covered: what the table has, in words.
    """

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, table: str, base: str, quote: str, period: object, covered: str
    ) -> None:
        super().__init__(table, base, quote, period, covered)
        self.period = period
        self.covered = covered

    def __str__(self) -> str:
        return (
            f"{self.table} does not cover the whole of {self.period} for {self.pair}, {self.covered}:"
            " name a period that it covers, or a table that covers this one"
        )


class ConflictingRatesError(NoRateError):
    """Say that several statements imply rates that cannot all be true.

    Attributes:
        claims: the ids of the claims, each with the rate that it implies.
    """

    def __init__(self, table: str, base: str, quote: str, claims: tuple[str, ...]) -> None:
        super().__init__(table, base, quote, claims)
        self.claims = claims

    def __str__(self) -> str:
        shown, more = "; ".join(self.claims[:5]), len(self.claims) - 5
        listed = shown + (f"; and {more} more" if more > 0 else "")
        return f"{self.table} implies different rates of {self.pair} ({listed}): select the claims that are meant"


class NoRateFoundError(NoRateError):
    """Say that none of several tables has a rate.

    Attributes:
        reasons: what each table said, in the order in which they were asked.
    """

    def __init__(self, base: str, quote: str, reasons: tuple[NoRateError, ...]) -> None:
        super().__init__(", ".join(reason.table for reason in reasons), base, quote)
        self.args = (base, quote, reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        said = "".join(f"\n  {reason}" for reason in self.reasons)
        return f"No table has the rate of {self.pair}; add one that has it, or ask as these say:{said}"
