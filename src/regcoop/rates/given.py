"""A table of rates of one's own: a CSV file or a mapping."""

import os
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Final, Literal, Self, final

from regcoop._validate import check_choice, check_range, check_text, check_type
from regcoop.findings import Finding
from regcoop.period import Period
from regcoop.rates.asking import Asked, RateTable
from regcoop.rates.daily import LONGEST_GAP, TableTerms, answer_daily, quotations_in
from regcoop.rates.legs import LegPair, Quotation, find_pair
from regcoop.rates.monthly import answer_monthly, unquoted
from regcoop.rates.rate import Rate, RateBasis
from regcoop.sources import Source, SourceKind

__all__ = ["TableRates"]

_BASES: Final = (RateBasis.SPOT, RateBasis.PUBLISHED_MONTHLY)
_PAIRS: Final = 512
_TURNED: Final = "the direction of this pair looks turned round: see the findings of the table"


@final
class TableRates(RateTable):
    """Give the rates of a table of your own: a CSV file with the columns base, quote, date and rate, or a mapping.

    Use it for the rates of a central bank or of your institution. Rows are read as strictly as those of an atlas: all
    mistakes come at once, with file, row and column. What was read but looks doubtful stands in `findings`, above all a
    pair that looks turned round beside the ECB's rates. Days give spot, average and end of period; months, if you read
    them as `published_monthly`, give that. A rate that the table has not in this direction is taken from the other one;
    cross rates go through the euro or the pound.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from regcoop.rates import TableRates
    >>> from regcoop.sources import Source, SourceKind
    >>> bank = Source("nbt", publisher="A Bank", title="Official rates", kind=SourceKind.PRIMARY)
    >>> rates = TableRates({("USD", "TJS"): {date(2024, 9, 24): Decimal("10.6431")}}, table="a-bank", source=bank)
    >>> print(rates.rate("TJS", "USD", on=date(2024, 9, 24), basis="spot"))
    0.09395759 USD per TJS (spot of 2024-09-24, a-bank)

    Args:
        rates: units of the quote for one of the base, as a mapping of (base, quote) to a mapping of day (or month, as
            text: `2024-09`) to rate.
        table: the name of the table, which every rate tells.
        source: whose rates they are.
        basis: `spot` if the rows are of days, `published_monthly` if they are of months.
        longest_gap: how many days may lie between two quotations of a period that counts as covered.

    Raises:
        FieldTypeError: if a rate is no Decimal: a float has lost its digits.
        DataPackageError: if anything is wrong with the rows: an unknown or withdrawn currency, a rate that is not
            above zero, a day that stands twice, digits of a binary fraction.

    Attributes:
        table: the name of the table.
        source: whose rates they are.
        basis: what its rows are.
        findings: what is worth knowing about it.
    """

    __slots__ = ("_given", "_pair", "basis", "findings", "longest_gap", "source", "table")

    table: str
    source: Source
    basis: RateBasis
    findings: tuple[Finding, ...]
    longest_gap: int

    def __init__(
        self,
        rates: Mapping[tuple[str, str], Mapping[date, Decimal] | Mapping[str, Decimal]],
        *,
        table: str,
        source: Source,
        basis: Literal["spot", "published_monthly"] = "spot",
        longest_gap: int = LONGEST_GAP,
    ) -> None:
        from regcoop.rates.reading import Given, read_mapping

        super().__init__()
        check_text("table", table)
        check_type("source", source, Source)
        check_choice("basis", basis, _BASES)
        check_range("longest_gap", longest_gap, lowest=1, highest=366)
        self.table = table
        self.source = source
        self.basis = RateBasis(basis)
        self.longest_gap = longest_gap
        self._given = rates if isinstance(rates, Given) else read_mapping(rates, self.basis)
        self.findings = self._given.findings
        self._pair = lru_cache(maxsize=_PAIRS)(self._new_pair)

    @classmethod
    def read(
        cls,
        path: str | os.PathLike[str],
        *,
        table: str | None = None,
        source: Source | None = None,
        basis: Literal["spot", "published_monthly"] = "spot",
        longest_gap: int = LONGEST_GAP,
    ) -> Self:
        """Read a CSV file with the columns base, quote, date, rate and, if you like, note.

        Args:
            path: the file.
            table: the name of the table; the name of the file if left out.
            source: whose rates they are; if left out, they are said to be those of the file.
            basis: `spot` if the rows are of days, `published_monthly` if they are of months.
            longest_gap: how many days may lie between two quotations of a period that counts as covered.

        Raises:
            DataPackageError: if anything in the file is wrong: all of it at once.
        """
        from pathlib import Path

        from regcoop.rates.reading import read_table

        check_choice("basis", basis, _BASES)
        file = Path(path)
        name = table or "-".join(re.findall("[a-z0-9]+", file.stem.lower())) or "table"
        unnamed = Source(name, publisher="unnamed", title=f"table of rates {file.name}", kind=SourceKind.SECONDARY)
        given = read_table(file, RateBasis(basis))
        return cls(given, table=name, source=source or unnamed, basis=basis, longest_gap=longest_gap)

    def _new_pair(self, base: str, quote: str) -> LegPair | None:
        return find_pair(base, quote, self._find)

    def _find(self, base: str, quote: str) -> Mapping[str, Decimal] | None:
        return self._given.get((base, quote))

    def _answer(self, asked: Asked) -> Rate:
        pair = self._pair(asked.base, asked.quote)
        if pair is None:
            raise unquoted(self.table, asked, sorted({code for pair in self._given for code in pair}))
        note = _TURNED if any(leg.pair in self._given.turned for leg in pair.legs) else ""
        if self.basis is RateBasis.PUBLISHED_MONTHLY:
            remarks = [(month, note) for month in pair.days] if note else []
            return answer_monthly((self.table, self.source), pair, asked, remarks)
        return answer_daily(TableTerms(self.table, self.source, note, self.longest_gap), pair, asked)

    def _quotations(self, base: str, quote: str, period: Period) -> Mapping[date, Quotation]:
        pair = self._pair(base, quote)
        return {} if pair is None or self.basis is not RateBasis.SPOT else dict(quotations_in(pair, period))

    def __reduce__(self) -> tuple[Any, ...]:
        basis: Literal["spot", "published_monthly"] = "spot" if self.basis is RateBasis.SPOT else "published_monthly"
        remake = partial(TableRates, table=self.table, source=self.source, basis=basis, longest_gap=self.longest_gap)
        return remake, (self._given,)

    def __repr__(self) -> str:
        return f"<TableRates {self.table}: {len(self._given)} pairs>"
