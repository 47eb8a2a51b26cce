"""The table of published exchange rates."""

from typing import Final

from regcoop.codec.schema import Table
from regcoop.codec.tables.columns import NOTE, SOURCE, decimal, refer, table, text

__all__ = ["EXCHANGE"]

EXCHANGE: Final[tuple[Table, ...]] = (
    table(
        "rates_monthly",
        "Exchange rates that an authority published for a month; they are no averages of it.",
        text("table*", "the name of the table of rates", pattern="[a-z0-9]+(-[a-z0-9]+)*"),
        refer("base*", "the currency of which one unit is priced", "units"),
        refer("quote*", "the currency in which it is priced", "units"),
        text("month*", "the month", pattern=r"\d{4}-(0[1-9]|1[0-2])"),
        decimal("rate", "units of the quote for one of the base, with the digits that were published"),
        SOURCE,
        NOTE,
    ),
)
