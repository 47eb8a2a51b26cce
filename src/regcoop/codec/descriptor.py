"""The descriptor of a package: `datapackage.json`, a Data Package (version 1) of CSV tables."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeAlias, cast, final

import attrs

from regcoop.codec.files import read_text
from regcoop.codec.problems import Problems
from regcoop.codec.schema import Column, Kind, Table
from regcoop.codec.tables import TABLES
from regcoop.findings import Location
from regcoop.sources import Source

__all__ = ["DESCRIPTOR", "Descriptor", "describe", "format_descriptor", "read_descriptor"]

DESCRIPTOR: Final = "datapackage.json"
"""The file that every data package has; see https://specs.frictionlessdata.io/data-package/."""

_TYPES: Final = {
    Kind.FLAG: "boolean",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "number",
    Kind.DEGREES: "number",
}
_LICENCES: Final = {
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "CC-BY-3.0": "https://creativecommons.org/licenses/by/3.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "Unicode-3.0": "https://www.unicode.org/license.txt",
}
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST: Final = 1_000
_LONGEST: Final = 64
_PLAIN: Final = {"encoding": ("utf-8", "utf8"), "format": ("csv",), "compression": ("", "no")}


_Json: TypeAlias = dict[str, object]


@final
@attrs.frozen(weakref_slot=False)
class Descriptor:
    """Say what a package holds: its title, the date of its data, and the file of each table."""

    title: str
    edition: date
    files: Mapping[str, str] = attrs.field(kw_only=True)


# Reading


def read_descriptor(root: Path, problems: Problems) -> Descriptor | None:
    """Read the descriptor of a package, or report what is wrong with it and give None."""
    text = read_text(root, DESCRIPTOR, problems)
    content = None if text is None else _parsed(text, problems)
    if content is None:
        return None
    title, edition = content.get("title", ""), _edition(content.get("version"), problems)
    files = _files(content.get("resources"), problems)
    if not isinstance(title, str):
        _refuse("the title is no text", problems)
    elif edition is not None:
        return Descriptor(title, edition, files=files)
    return None


def _refuse(reason: str, problems: Problems) -> None:
    problems.report("data.bad-descriptor", Location(DESCRIPTOR), reason=reason)


def _parsed(text: str, problems: Problems) -> _Json | None:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        _refuse(f"it is not JSON ({error})", problems)
        return None
    if not isinstance(content, dict):
        _refuse("it is no JSON object", problems)
        return None
    return cast("_Json", content)


def _edition(version: object, problems: Problems) -> date | None:
    if isinstance(version, str) and _DATE.fullmatch(version):
        try:
            return date.fromisoformat(version)
        except ValueError:
            pass
    problems.report("data.no-edition", Location(DESCRIPTOR), found="missing" if version is None else version)
    return None


def _files(resources: object, problems: Problems) -> dict[str, str]:
    """Give the file of each table that the descriptor lists."""
    files: dict[str, str] = {}
    if not isinstance(resources, list) or len(cast("list[object]", resources)) > _MOST:
        _refuse(f"resources is no list of at most {_MOST} tables", problems)
        return files
    for resource in cast("list[object]", resources):
        name, path, reason = _resource_of(resource)
        if not reason and name in files:
            reason = f"the table {name} is listed twice"
        if reason:
            _refuse(reason, problems)
        elif name in TABLES:
            files[name] = path
        else:
            near = get_close_matches(name[:_LONGEST], TABLES, n=1) or TABLES
            problems.report("data.unknown-table", Location(DESCRIPTOR), found=name, expected=", ".join(near))
    return files


def _resource_of(resource: object) -> tuple[str, str, str]:
    """Give the name and the path of a resource, and why it cannot be read (empty if it can)."""
    if not isinstance(resource, dict):
        return "", "", "a resource is no JSON object"
    known = cast("_Json", resource)
    name, path = known.get("name"), known.get("path")
    if not isinstance(name, str) or not isinstance(path, str):
        return "", "", "a resource lacks a name, or a path of one file"
    return name, path, _strangeness(name[:_LONGEST], known)


def _strangeness(name: str, resource: _Json) -> str:
    """Say what in a resource asks for another reader; an empty text if nothing does."""
    for key, allowed in _PLAIN.items():
        if str(resource.get(key, allowed[0])).lower() not in allowed:
            return f"the resource {name} has a {key} of its own; only plain CSV in UTF-8 is read"
    dialect = resource.get("dialect", {})
    if dialect not in ({}, {"delimiter": ","}):
        return f"the resource {name} has a dialect of its own; only plain CSV with commas is read"
    return ""


# Writing


def describe(
    title: str, edition: date, sources: Mapping[str, Source], cited: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    """Build the descriptor of a package.

    Args:
        title: the title; the words before its first colon name the package.
        edition: the date of the data.
        sources: the sources by id. One under the name of the package describes the package itself: its licence and
            address.
        cited: table -> the ids of the sources that its rows name.
    """
    name = _slug(title)
    about: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "version": edition.isoformat(),
    }
    own = sources.get(name)
    if own is not None:
        about |= {"homepage": own.url} if own.url else {}
        about |= {"licenses": _licences([own])} if own.licence else {}
    everywhere = _licensed(sources, [key for ids in cited.values() for key in ids])
    about |= {"sources": [_attribution(source) for source in everywhere]} if everywhere else {}
    about["resources"] = [_resource(TABLES[table], _licensed(sources, ids)) for table, ids in cited.items()]
    return about


def format_descriptor(descriptor: Mapping[str, Any]) -> str:
    """Write a descriptor as JSON, always in the same form."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _slug(title: str) -> str:
    words = re.findall("[a-z0-9]+", title.partition(":")[0].lower())
    return "-".join(words) or "data-package"


def _licensed(sources: Mapping[str, Source], ids: Iterable[str]) -> list[Source]:
    """Give the cited sources whose content stands under a licence."""
    return [sources[key] for key in sorted(set(ids)) if key in sources and sources[key].licence]


def _resource(table: Table, licensed: list[Source]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }
    if licensed:
        resource["licenses"] = _licences(licensed)
        resource["sources"] = [_attribution(source) for source in licensed]
    return {**resource, "schema": _schema(table)}


def _licences(sources: Iterable[Source]) -> list[dict[str, str]]:
    found = sorted(
        {(source.licence or "", "" if source.licence in _LICENCES else source.url or "") for source in sources}
    )
    return [_licence(licence, _LICENCES.get(licence, url)) for licence, url in found]


def _licence(licence: str, path: str) -> dict[str, str]:
    known = {"name": licence} if _NAME.fullmatch(licence) else {"title": licence}
    return {**known, "path": path} if path else known


def _attribution(source: Source) -> dict[str, str]:
    title = f"{source.publisher}: {source.title}"
    return {"title": title, "path": source.url} if source.url else {"title": title}


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [*_foreign_keys(table)]
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.many else _TYPES.get(column.kind, "string"),
    }
    if field["type"] == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    field["description"] = _meaning(column)
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices and field["type"] == "string" and not column.many:
        constraints["enum"] = list(column.choices)
    elif field["type"] == "string" and column.cell_pattern:
        constraints["pattern"] = f"^({column.cell_pattern})$"
    return {**field, "constraints": constraints} if constraints else field


def _meaning(column: Column) -> str:
    """Say what a column holds, and what no schema language can say about it."""
    targets = " or ".join(column.targets)
    parts = [column.about]
    if column.many:
        parts.append("a list joined by semicolons")
    if column.chosen_by:
        parts.append(f"the key of a row of the table that {column.chosen_by} names")
    elif len(column.targets) > 1 or (column.targets and column.many):
        parts.append(f"each the key of a row of {targets}" if column.many else f"the key of a row of {targets}")
    return "; ".join(parts)


def _foreign_keys(table: Table) -> Iterable[dict[str, Any]]:
    for column in table.columns:
        if len(column.targets) == 1 and not column.many and not column.also and column.kind is not Kind.UNIT:
            (target,) = column.targets
            yield _foreign_key(table, (column.name,), target, TABLES[target].key[:1])
    for link in table.links:
        yield _foreign_key(table, link.columns, link.table, link.targets)


def _foreign_key(table: Table, columns: tuple[str, ...], target: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Name columns and their target; a table that refers to itself is written as an empty name."""
    fields, targets = (columns[0], keys[0]) if len(columns) == 1 else (list(columns), list(keys))
    resource = "" if target == table.name else target
    return {"fields": fields, "reference": {"resource": resource, "fields": targets}}
