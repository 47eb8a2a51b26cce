"""What a table is: its columns, their kinds, its key and the tables it points into.

Standard library and attrs only, so that a table can be described without reading one.
"""

import re
from enum import StrEnum
from functools import cached_property
from typing import Final, final

import attrs

__all__ = ["PATTERNS", "PERIOD_PATTERN", "Column", "Kind", "Link", "Table"]


@final
class Kind(StrEnum):
    """Say how the text of a cell is read."""

    TEXT = "text"
    CODE = "code"
    FLAG = "flag"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DEGREES = "degrees"
    PERIOD = "period"
    UNIT = "unit"
    URL = "url"


_MOMENT: Final = r"\d{4}(-(Q[1-4]|[HS][12]|\d{2}(-\d{2})?))?|FY\d{4}(-\d{2})?(-(H[12]|Q[1-4]|short))?@[A-Z][A-Z0-9]*"
PERIOD_PATTERN: Final = rf"(\.\./)?({_MOMENT})|({_MOMENT})/({_MOMENT}|P\d+[DMY])"
"""The shape of a Period text: ISO 8601 and SDMX forms, fiscal years of a calendar, an unknown start as `..`."""

_UNIT: Final = "[A-Za-z0-9][A-Za-z0-9-]*"
PATTERNS: Final[dict[Kind, str]] = {
    Kind.INTEGER: r"-?(0|[1-9]\d{0,17})",
    Kind.DECIMAL: r"-?(0|[1-9]\d{0,31})(\.\d{1,31})?",
    Kind.DEGREES: r"-?(0|[1-9]\d{0,2})(\.\d{1,15})?",
    Kind.PERIOD: PERIOD_PATTERN,
    Kind.UNIT: f"{_UNIT}(/{_UNIT})?",
    Kind.URL: r"https?://[^\s]+",
}
"""The pattern every non-empty cell of a kind must match as a whole."""


@final
@attrs.frozen(weakref_slot=False)
class Column:
    """Describe one column of a table.

    `targets` are the tables whose key a cell must name (any of them); a cell that matches `also` needs no target.
    `chosen_by` names the column of the same row that says which table a cell points into.
    """

    name: str
    kind: Kind = attrs.field(kw_only=True)
    about: str = attrs.field(kw_only=True)
    required: bool = attrs.field(kw_only=True, default=True)
    many: bool = attrs.field(kw_only=True, default=False)
    in_key: bool = attrs.field(kw_only=True, default=False)
    choices: tuple[str, ...] = attrs.field(kw_only=True, default=())
    pattern: str = attrs.field(kw_only=True, default="")
    targets: tuple[str, ...] = attrs.field(kw_only=True, default=())
    also: str = attrs.field(kw_only=True, default="")
    chosen_by: str = attrs.field(kw_only=True, default="")

    @property
    def item_pattern(self) -> str:
        """The pattern of one value, or an empty text where any text will do."""
        return self.pattern or PATTERNS.get(self.kind, "")

    @property
    def cell_pattern(self) -> str:
        """The pattern of a whole cell: one value, or values joined by `;`."""
        item = "|".join(map(re.escape, self.choices)) if self.choices else self.item_pattern
        if item and self.also:
            item = f"{self.also}|{item}"
        if not self.many:
            return item
        item = item or "[^;]+"
        return f"({item})(;({item}))*"


@final
@attrs.frozen(weakref_slot=False)
class Link:
    """Describe columns that together name a row of another table by columns of its own."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...] = attrs.field(kw_only=True)


@final
@attrs.frozen(weakref_slot=False)
class Table:
    """Describe one table: a CSV file of the package."""

    name: str
    columns: tuple[Column, ...]
    about: str = attrs.field(kw_only=True)
    links: tuple[Link, ...] = attrs.field(kw_only=True, default=())

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that make up the primary key."""
        return tuple(column.name for column in self.columns if column.in_key)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The column names in canonical order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    @property
    def file(self) -> str:
        """The file name inside the package directory."""
        return f"{self.name}.csv"
