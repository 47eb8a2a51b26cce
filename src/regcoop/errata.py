"""Errata: printed mistakes and what they should be, kept apart from the figures, which stay as printed."""

from typing import final

import attrs

from regcoop._records import check_id, show_source
from regcoop._show import show_record
from regcoop._validate import check_text, check_type
from regcoop.sources import Source

__all__ = ["Erratum"]


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Erratum:
    """Say that something printed is wrong, and what it should be.

    The figure keeps what was printed: an erratum is knowledge about it, which checks of consistency may not use.

    Attributes:
        figure: id of the figure or indicator.
        field: which of its fields: `value`, `unit`, `growths[1]`.
        printed: what was printed.
        should_be: what it should be.
        why: how that is known.
    """

    figure: str
    field: str
    printed: str = attrs.field(kw_only=True)
    should_be: str = attrs.field(kw_only=True)
    why: str = attrs.field(kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("figure", self.figure)
        check_text("field", self.field)
        check_text("printed", self.printed)
        check_text("should_be", self.should_be)
        check_text("why", self.why)
        check_type("source", self.source, Source)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)
