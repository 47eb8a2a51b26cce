"""Turn the text of cells into values, by the annotation of the field that takes them.

The hooks are strict: each reads the one text form of its type and coerces nothing. A text that occurs often is read
once, and texts that name other records are one object wherever they stand.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Any, Final, Union, final, get_args, get_origin

from cattrs import Converter

from regcoop.calendars import FiscalCalendar
from regcoop.codec.reader import Sheet
from regcoop.period import Period
from regcoop.sources import Source
from regcoop.units import Unit, parse_unit

__all__ = ["Cells"]

_FLAGS: Final = {"true": True, "false": False}
_UNKNOWN: Final = ("", "..")
"""An empty cell, and what stands for it in a key."""

_TEXTS: Final[dict[Any, str | None]] = {str: "", str | None: None}
"""Types that a text is read as without further ado, and what an empty cell is of them."""

_Hook = Callable[[str, Any], Any]


@final
class Cells:
    """Read texts as values of the types that records are made of.

    `sources` and `calendars` are looked up while reading, so they may be filled after this object is made.
    """

    def __init__(self, sources: Mapping[str, Source], calendars: Mapping[str, FiscalCalendar]) -> None:
        self._converter = _converter(sources, calendars)
        self._known: dict[Any, dict[str, Any]] = {}

    def read(self, sheet: Sheet, name: str, annotation: Any) -> tuple[Sequence[Any], dict[str, Exception]]:  # noqa: ANN401
        """Read a column as values of a type.

        Returns:
            The values, None where a text could not be read; and those texts with the reason.
        """
        cells = sheet.columns[name]
        if annotation is str and not sheet.table.by_name[name].targets:
            return cells, {}
        known = self._known.setdefault(annotation, {})
        texts = sheet.texts(name)
        new = texts.difference(known)
        failed = self._learn(new, annotation) if new else {}
        if len(texts) == 1:
            return [known.get(text) for text in texts] * len(cells), failed
        read = known.get if failed else known.__getitem__
        return list(map(read, cells)), failed

    def _learn(self, texts: frozenset[str], annotation: Any) -> dict[str, Exception]:  # noqa: ANN401
        """Read texts that are new; give those that cannot be read with the reason."""
        known = self._known[annotation]
        if annotation in _TEXTS:
            known.update((text, text or _TEXTS[annotation]) for text in texts)
            return {}
        hook = self._converter.get_structure_hook(annotation)
        failed: dict[str, Exception] = {}
        for text in texts:
            try:
                known[text] = hook(text, annotation)
            except (ValueError, LookupError) as error:
                failed[text] = error
        return failed


def _converter(sources: Mapping[str, Source], calendars: Mapping[str, FiscalCalendar]) -> Converter:
    """Make a converter from text. `str` keeps the hook of cattrs: one of its own would also catch every `StrEnum`."""
    converter = Converter(detailed_validation=False, forbid_extra_keys=True)
    leaves: dict[Any, Callable[[str], Any]] = {
        bool: _FLAGS.__getitem__,
        int: int,
        float: float,
        Decimal: Decimal,
        Unit: parse_unit,
        Source: sources.__getitem__,
        Period: lambda text: Period.parse(text, calendar=calendars),
    }
    for leaf, read in leaves.items():
        converter.register_structure_hook(leaf, _hook(read))
    converter.register_structure_hook_factory(_is_enum, _hook)
    converter.register_structure_hook_factory(_is_union, partial(_union_hook, converter))
    converter.register_structure_hook_factory(_is_tuple, partial(_list_hook, converter))
    return converter


def _hook(read: Callable[[str], Any]) -> _Hook:
    return lambda text, _: read(text)


def _is_enum(kind: Any) -> bool:  # noqa: ANN401  # cattrs asks about any type form
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _is_union(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) in (Union, UnionType)


def _is_tuple(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is tuple


def _union_hook(converter: Converter, union: Any) -> _Hook:  # noqa: ANN401
    """Read an empty cell as None; of several kinds, the first that can read the text."""
    hooks = [(kind, converter.get_structure_hook(kind)) for kind in get_args(union) if kind is not NoneType]

    def read(text: str, _: Any) -> Any:  # noqa: ANN401
        if text in _UNKNOWN:
            return None
        for kind, hook in hooks[:-1]:
            try:
                return hook(text, kind)
            except (ValueError, LookupError):
                continue
        last, hook = hooks[-1]
        return hook(text, last)

    return read


def _list_hook(converter: Converter, many: Any) -> _Hook:  # noqa: ANN401
    """Read a cell of items joined by semicolons; an empty cell is an empty list."""
    kind = get_args(many)[0]
    hook = converter.get_structure_hook(kind)
    return lambda text, _: tuple(hook(item, kind) for item in text.split(";")) if text else ()
