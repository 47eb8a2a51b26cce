"""CSL-JSON: sources as items for citation processors such as citeproc and Pandoc, and for Zotero."""

import json
from collections.abc import Mapping
from os import PathLike
from typing import Any, Final

from regcoop.export.files import write_text
from regcoop.export.gathering import SourcesOf, bibliography, date_parts
from regcoop.period import Period
from regcoop.sources import DateBasis, Source, SourceKind

__all__ = ["CSL_TYPES", "to_csl_json", "write_csl_json"]

CSL_TYPES: Final[Mapping[SourceKind, str]] = {
    SourceKind.PRIMARY: "report",
    SourceKind.PRESS: "article-newspaper",
    SourceKind.SECONDARY: "document",
    SourceKind.REFERENCE: "standard",
    SourceKind.GENERAL_KNOWLEDGE: "document",
}
"""The kind of a source -> the type of its item. A secondary source with an address is a `webpage`."""

_PAPERS: Final = frozenset({"article-newspaper", "webpage"})
"""The types whose publisher is cited as that in which they stand."""


def to_csl_json(sources: SourcesOf) -> list[dict[str, Any]]:
    """Give sources as items of CSL-JSON 1.0.2, which `json.dumps` writes as a file.

    Use it to cite what stands behind a result in a text: Zotero, Pandoc and every citeproc read it. Dates are given to
    the precision known, an inferred one as `circa`, and an undated source has none. That a source is a copy of another,
    and its licence, stand under `custom`.

    >>> from regcoop.export import to_csl_json
    >>> from regcoop.fixtures import load
    >>> (item,) = to_csl_json(load().sources["global-times-2024-09-11"])
    >>> item["type"], item["container-title"], item["issued"]
    ('article-newspaper', 'Global Times', {'date-parts': [[2024, 9, 11]]})

    Args:
        sources: sources, or anything that has them; each is given once.

    Returns:
        The items, in the order in which the sources are met. The form is that of the schema `csl-data.json` of the
        Citation Style Language 1.0.2.

    Raises:
        FieldTypeError: if there is something among them that is no source and has none.
        TwoSourcesError: if two different sources have one id.
    """
    return [_item(source) for source in bibliography(sources)]


def write_csl_json(sources: SourcesOf, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    """Write sources as a file of CSL-JSON; see `to_csl_json`.

    Raises:
        ExistingPathError: if there is a file already and `overwrite` is not said.
        UnwritablePathError: if the file cannot be written.
        FieldTypeError: if there is something among the sources that is no source and has none.
        TwoSourcesError: if two different sources have one id.
    """
    write_text(f"{json.dumps(to_csl_json(sources), ensure_ascii=False, indent=2)}\n", path, overwrite=overwrite)


def _item(source: Source) -> dict[str, Any]:
    kind = CSL_TYPES[source.kind]
    if source.kind is SourceKind.SECONDARY and source.url:
        kind = "webpage"
    fields = {
        "id": source.id,
        "type": kind,
        "title": source.title,
        "container-title" if kind in _PAPERS else "publisher": source.publisher,
        "issued": None
        if source.date is None
        else _issued(source.date, inferred=source.date_basis is DateBasis.INFERRED),
        "URL": source.url,
        "language": source.language,
        "note": source.note,
        "custom": _custom(source),
    }
    return {name: value for name, value in fields.items() if value}


def _issued(date: Period, *, inferred: bool) -> dict[str, Any]:
    """Give a date; one of which only the end is known has no parts in CSL-JSON and stands as a text."""
    parts = [list(part) for part in date_parts(date)]
    known: dict[str, Any] = {"date-parts": parts} if parts[0] else {"literal": f"until {date.last_day}"}
    return {**known, "circa": True} if inferred else known


def _custom(source: Source) -> dict[str, str]:
    held = {"copy-of": source.copy_of, "licence": source.licence}
    return {name: text for name, text in held.items() if text}
