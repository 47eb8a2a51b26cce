"""Check the tables of a package against their declaration: cells, keys and references.

Every check looks at the different texts of a column, so that a column of two thousand cells with twenty different texts
costs twenty checks; rows are looked up only for a text that fails.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, final

import attrs

from regcoop.codec.problems import Problems
from regcoop.codec.reader import Sheet
from regcoop.codec.schema import Column, Kind, Link
from regcoop.codec.tables.columns import RECORD_TABLES
from regcoop.codec.texts import Refusal, is_also, judge

__all__ = ["Keys", "check_link", "check_sheet", "keys_of", "report_cells"]

_LONGEST: Final = 64
_MOST: Final = 5_000
_SUGGESTED: Final = 20


@final
@attrs.frozen
class Keys:
    """Hold what references may name.

    `texts` are the keys of each table, also those of rows that cannot be used. References into the tables `unread`,
    whose files are broken, cannot be judged and are let pass, so that one broken file is one finding.
    """

    texts: Mapping[str, Collection[str]]
    unread: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)

    def of(self, table: str) -> Collection[str]:
        """Give the keys of a table."""
        return self.texts.get(table, frozenset())

    def can_judge(self, tables: Iterable[str]) -> bool:
        """Tell whether all of some tables could be read."""
        return self.unread.isdisjoint(tables)


def keys_of(sheet: Sheet) -> frozenset[str]:
    """Give the texts by which other tables may refer to the rows of a table."""
    return sheet.texts(sheet.table.key[0]) | sheet.lost


def check_sheet(sheet: Sheet, keys: Keys, problems: Problems) -> set[int]:
    """Report everything that is wrong with the cells of a table; give the rows that cannot be used."""
    bad: set[int] = set()
    for column in sheet.table.columns:
        texts = sheet.texts(column.name)
        refused = judge(column, texts)
        if column.targets and column.kind is not Kind.UNIT and keys.can_judge(column.targets):
            refused |= _dangling(column, texts.difference(refused), keys)
        bad |= report_cells(sheet, column.name, refused, problems)
        if column.chosen_by:
            bad |= _check_chosen(sheet, column, keys, problems)
    return bad | _check_keys(sheet, problems)


def report_cells(sheet: Sheet, name: str, refused: Mapping[str, Refusal], problems: Problems) -> set[int]:
    """Report every cell of a column that holds a refused text; give the rows."""
    if not refused:
        return set()
    rows = [index for index, text in enumerate(sheet.columns[name]) if text in refused]
    for index in rows:
        refusal = refused[sheet.columns[name][index]]
        problems.report(refusal.code, sheet.locate(index, name), advice=refusal.advice, words=refusal.words)
    return set(rows)


def check_link(sheet: Sheet, link: Link, target: Sheet | None, problems: Problems) -> set[int]:
    """Report rows whose columns together name no row of another table; give them."""
    known = set[tuple[str, ...]]()
    if target is not None:
        known.update(zip(*(target.columns[name] for name in link.targets), strict=True))
    rows = zip(*(sheet.columns[name] for name in link.columns), strict=True)
    bad = {index for index, key in enumerate(rows) if key not in known}
    for index in sorted(bad):
        found = "|".join(sheet.columns[name][index] for name in link.columns)
        location = sheet.locate(index, link.columns[-1])
        problems.report("data.dangling-reference", location, found=found, table=link.table)
    return bad


def _check_keys(sheet: Sheet, problems: Problems) -> set[int]:
    """Report rows whose key stands in an earlier row; give them."""
    keys = list(zip(*(sheet.columns[name] for name in sheet.table.key), strict=True))
    if len(set(keys)) == len(keys):
        return set()
    first: dict[tuple[str, ...], int] = {}
    repeated = [index for index, key in enumerate(keys) if first.setdefault(key, index) != index]
    for index in repeated:
        earlier = sheet.locate(first[keys[index]]).row
        problems.report("data.duplicate-key", sheet.locate(index), key="|".join(keys[index]), first=earlier)
    return set(repeated)


# References


def _dangling(column: Column, texts: frozenset[str], keys: Keys) -> dict[str, Refusal]:
    """Give the texts of a column that name no row of the tables it points into; the first of them with a suggestion."""
    known = [keys.of(target) for target in column.targets]
    if not column.many:
        texts = texts.difference(*known)
    dangling = {text: item for text in texts if text and (item := _dangling_item(column, text, known))}
    table = " or ".join(column.targets)
    return {
        text: Refusal("data.dangling-reference", {"found": item, "table": table}, _suggestion(item, known, number))
        for number, (text, item) in enumerate(sorted(dangling.items()))
    }


def _dangling_item(column: Column, text: str, known: Sequence[Collection[str]]) -> str | None:
    """Give the first item of a cell that names no row."""
    items = text.split(";") if column.many else (text,)
    return next(
        (item for item in items if not any(item in there for there in known) and not is_also(column, item)), None
    )


def _suggestion(item: str, known: Sequence[Collection[str]], number: int) -> str:
    """Name keys that look like a text; the search is slow, so it is done for a few texts and among some keys only."""
    if number >= _SUGGESTED:
        return ""
    near = get_close_matches(item[:_LONGEST], [key for there in known for key in there][:_MOST], n=2, cutoff=0.8)
    return f"If {' or '.join(near)} is meant, write that." if near else ""


def _check_chosen(sheet: Sheet, column: Column, keys: Keys, problems: Problems) -> set[int]:
    """Report cells that name no row of the table which another column of the row names; give the rows."""
    pairs = list(zip(sheet.columns[column.chosen_by], sheet.columns[column.name], strict=True))
    tables = {word: keys.of(table) for word, table in RECORD_TABLES.items() if keys.can_judge([table])}
    dangling = {(word, text) for word, text in set(pairs) if text and word in tables and text not in tables[word]}
    bad = {index for index, pair in enumerate(pairs) if pair in dangling} if dangling else set[int]()
    for index in sorted(bad):
        word, text = pairs[index]
        location = sheet.locate(index, column.name)
        problems.report("data.dangling-reference", location, found=text, table=RECORD_TABLES[word])
    return bad
