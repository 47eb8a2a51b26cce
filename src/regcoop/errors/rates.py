"""Errors about exchange rates."""

from regcoop.errors.root import RegcoopError

__all__ = [
    "ConflictingRatesError",
    "NoQuotationError",
    "NoRateError",
    "NoRateFoundError",
    "PeriodNotCoveredError",
    "RateBasisError",
    "RateOutOfRangeError",
    "RatesFileError",
    "UnquotedCurrencyError",
    "WithdrawnCurrencyError",
]


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
