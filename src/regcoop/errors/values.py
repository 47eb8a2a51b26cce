"""Errors about fields, periods, intervals and findings."""

from regcoop.errors.root import RegcoopError

__all__ = [
    "EmptyIntervalError",
    "EmptyPeriodError",
    "FieldTypeError",
    "FieldValueError",
    "FindingTemplateError",
    "OpenPeriodError",
    "PeriodAlignmentError",
    "PeriodDifferenceError",
    "PeriodFormatError",
    "PeriodOverflowError",
    "UnboundedIntervalError",
    "UnknownFiscalYearError",
    "ZeroDivisorError",
]


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
