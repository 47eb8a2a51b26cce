"""Merging: the records of two atlases as one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from regcoop._validate import check_choice
from regcoop.atlas.collection import Collection
from regcoop.atlas.tables import KINDS, erratum_key, field_of, name_key
from regcoop.errors import AtlasError, MergeConflictError, RecordError

__all__ = ["OnConflict", "merged_fields"]

OnConflict: TypeAlias = Literal["error", "ours", "theirs"]
"""What to do with a record that two atlases describe differently: refuse, keep the first, or take the second."""

_CHOICES: Final = ("error", "ours", "theirs")
_LISTED: Final[tuple[tuple[str, str, Callable[[Any], tuple[str, ...]]], ...]] = (
    ("name", "names", name_key),
    ("erratum", "errata", erratum_key),
)


def merged_fields(ours: Mapping[str, Any], theirs: Mapping[str, Any], *, on_conflict: OnConflict) -> dict[str, Any]:
    """Join two sets of fields of `Tables`.

    Raises:
        AtlasError: if `on_conflict` is `error` and a code stands for two different records; all of them are named.
            Two descriptions of one source are always refused, because records carry their sources with them.
        FieldValueError: if `on_conflict` is none of `error`, `ours` and `theirs`.
    """
    check_choice("on_conflict", on_conflict, _CHOICES)
    if conflicts := list(_conflicts(ours, theirs, sources_only=on_conflict != "error")):
        raise AtlasError(f"the two atlases do not agree (records: {len(conflicts)})", conflicts)
    keep, other = (ours, theirs) if on_conflict == "ours" else (theirs, ours)
    fields: dict[str, Any] = {}
    for name, kind in KINDS.items():
        field = field_of(name)
        fields[field] = Collection(
            kind.word, {**other[field], **keep[field]}, (*ours[field].repeated, *theirs[field].repeated)
        )
    for _, field, key in _LISTED:
        kept = {key(row) for row in keep[field]}
        fields[field] = tuple(sorted((*keep[field], *(row for row in other[field] if key(row) not in kept)), key=key))
    return fields


def _conflicts(ours: Mapping[str, Any], theirs: Mapping[str, Any], *, sources_only: bool) -> Iterator[RecordError]:
    for name, kind in KINDS.items():
        if name == "sources" or not sources_only:
            yield from _differing(kind.word, kind.key, ours[field_of(name)], theirs[field_of(name)])
    for word, field, key in () if sources_only else _LISTED:
        mine, other = ({" ".join(key(row)): row for row in rows[field]} for rows in (ours, theirs))
        yield from _differing(word, "row", mine, other)


def _differing(word: str, field: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[RecordError]:
    for code in ours:
        if code in theirs and ours[code] is not theirs[code] and ours[code] != theirs[code]:
            yield MergeConflictError(word, code, field, code)
