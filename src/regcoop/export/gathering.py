"""Gathering: the sources behind any result, and the dates of sources as parts of a calendar date."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol, TypeAlias, cast

from regcoop._validate import shorten
from regcoop.errors import FieldTypeError
from regcoop.errors.exports import TwoSourcesError
from regcoop.period import Period, PeriodKind
from regcoop.sources import Source

__all__ = ["Sourced", "SourcesOf", "bibliography", "date_parts"]

_WANTED: Final = "a result with sources, a source, or several of them"


class Sourced(Protocol):
    """Stand for anything that says where it comes from: a figure, a sum, a comparison, a route, an atlas."""

    @property
    def sources(self) -> Any:  # noqa: ANN401  # a tuple of sources, or the collection of an atlas
        """Give the sources."""
        ...


SourcesOf: TypeAlias = Sourced | Source | Iterable[Sourced | Source] | Mapping[str, Sourced | Source]
"""What a bibliography can be made of."""


def bibliography(result: SourcesOf) -> tuple[Source, ...]:
    """Give the sources behind any result, each once, in the order in which they are met.

    Use it for the references of a text: a figure, a selection of figures, a sum, a comparison, a bloc, a route and an
    atlas all know their sources. Several results make one bibliography.

    >>> from regcoop.export import bibliography
    >>> from regcoop.fixtures import load
    >>> figures = load().figures.where(reporter="CN", partner="TH", measure="goods-trade", period="2023")
    >>> [source.publisher for source in bibliography(figures)][:2]
    ['South China Morning Post (repost)', 'China World News Today']

    Args:
        result: anything with `sources`, a source, or several of them.

    Raises:
        FieldTypeError: if there is something among them that is no source and has none.
        TwoSourcesError: if two different sources have one id.
    """
    found: dict[str, Source] = {}
    for source in _sources_of(result):
        if found.setdefault(source.id, source) != source:
            raise TwoSourcesError(source.id)
    return tuple(found.values())


def _sources_of(result: object) -> tuple[Source, ...]:
    if isinstance(result, Source):
        return (result,)
    held: object = getattr(result, "sources", None)
    if held is not None:
        return tuple(map(_checked, _items("sources", held)))
    return tuple(source for item in _items("result", result) for source in _sources_of(item))


def _items(name: str, held: object) -> Iterable[object]:
    """Give what is held in a row, or, as the sources of an atlas, under ids."""
    if isinstance(held, str) or not isinstance(held, Iterable):
        raise FieldTypeError(name, f"{shorten(held)} ({type(held).__name__})", _WANTED)
    if isinstance(held, Mapping):
        return cast("Mapping[object, object]", held).values()
    return cast("Iterable[object]", held)


def _checked(source: object) -> Source:
    if not isinstance(source, Source):
        raise FieldTypeError("an item of sources", f"{shorten(source)} ({type(source).__name__})", "a Source")
    return source


def date_parts(date: Period) -> tuple[tuple[int, ...], ...]:
    """Give a date as one or two lists of year, month and day, as far as each is known.

    One list is a year, a month or a day; two are the first and the last of a longer time. An unknown start is an empty
    list.

    >>> from regcoop.export.gathering import date_parts
    >>> from regcoop.period import Period
    >>> date_parts(Period.parse("2023-10")), date_parts(Period.parse("2024-Q1"))
    (((2023, 10),), ((2024, 1), (2024, 3)))
    """
    start, last = date.start, date.last_day
    if start is None:
        return ((), (last.year, last.month, last.day))
    length = _precision(date)
    first, final = ((day.year, day.month, day.day)[:length] for day in (start, last))
    return (first,) if date.kind in {PeriodKind.YEAR, PeriodKind.MONTH, PeriodKind.DAY} else (first, final)


def _precision(date: Period) -> int:
    """Give how many parts are known: of whole years one, of whole months two."""
    months = date.months
    if months is None or date.start is None:
        return 3
    return 1 if date.start.month == 1 and months % 12 == 0 else 2
