"""Read, check and write a data package: the three things that users do with one."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from regcoop._collector import collector_paused
from regcoop.atlas import Atlas
from regcoop.atlas.tables import KINDS, RecordSets, field_of
from regcoop.codec.checks import Keys, check_link, check_sheet, keys_of
from regcoop.codec.descriptor import DESCRIPTOR, Descriptor, describe, format_descriptor, read_descriptor
from regcoop.codec.files import read_text
from regcoop.codec.problems import Problems
from regcoop.codec.reader import Sheet, read_sheet
from regcoop.codec.structure import Builder
from regcoop.codec.tables import TABLES
from regcoop.codec.writer import format_sheet, sheets_of
from regcoop.errors import (
    AtlasError,
    DanglingReferenceError,
    DataPackageError,
    DataProblemError,
    MergeConflictError,
    RecordError,
)
from regcoop.findings import Finding, Location, Severity
from regcoop.units import UNITS

__all__ = ["check_package", "read_package", "write_package"]

_TABLE_OF: Final = {
    **{kind.word: name for name, kind in KINDS.items()},
    "erratum": "errata",
    "membership": "memberships",
    "name": "names",
}
"""Kind of record, in the words of an atlas -> its table."""


def read_package(path: str | os.PathLike[str], *, base: Atlas | None = None) -> Atlas:
    """Read a data package as an atlas.

    Use it for your own tables; the bundled ones come from `regcoop.load()`. The directory holds `datapackage.json` and
    one CSV file for each table that you need; see the page on the data package for the columns.

    >>> from regcoop.codec import read_package
    >>> from regcoop.fixtures import BUNDLED
    >>> read_package(BUNDLED).countries["TH"].capital
    'Bangkok'

    Args:
        path: the directory.
        base: an atlas whose records the package may name, mostly the bundled one. The result holds both.

    Raises:
        DataPackageError: if anything in the package is wrong: all of it at once, each with file, row and column.
    """
    problems = Problems()
    with collector_paused():
        atlas = _read(Path(path), problems, base)
    if atlas is None:
        raise _refusal(f"the data package {path}", problems)
    return atlas


def check_package(path: str | os.PathLike[str], *, base: Atlas | None = None) -> tuple[Finding, ...]:
    """Give everything that is wrong or worth knowing about a data package; nothing if it is in order.

    Use it before you send a package on. What keeps the package from being read is an error; what was read but would be
    written otherwise, such as a byte order mark, is information.

    >>> from regcoop.codec import check_package
    >>> [finding.explain() for finding in check_package("no-such-directory")]
    ["datapackage.json: There is no directory 'no-such-directory'. Give the directory that holds datapackage.json."]

    Args:
        path: the directory.
        base: an atlas whose records the package may name.

    Returns:
        The findings by file, row and column; of many alike in one column the first hundred, and a count of the rest.
    """
    problems = Problems()
    with collector_paused():
        _read(Path(path), problems, base)
    return problems.findings


def _refusal(what: str, problems: Problems) -> DataPackageError:
    errors = [DataProblemError(found) for found in problems.findings if found.severity is Severity.ERROR]
    return DataPackageError(f"{len(errors)} problem{'' if len(errors) == 1 else 's'} in {what}", errors)


# Reading


def _read(root: Path, problems: Problems, base: Atlas | None) -> Atlas | None:
    """Read a package as far as it goes; None if anything in it is wrong."""
    descriptor = _descriptor(root, problems)
    if descriptor is None:
        return None
    sheets = _sheets(root, descriptor.files, problems)
    bad = _bad_rows(sheets, problems, base, unread=frozenset(descriptor.files).difference(sheets))
    records = Builder(sheets, bad, problems, base=base).build()
    if problems.has_errors:
        return None
    try:
        return Atlas.build(edition=descriptor.edition, title=descriptor.title, base=base, **cast("RecordSets", records))
    except AtlasError as error:
        for problem in error.problems:
            _report(problem, sheets, problems)
        return None


def _descriptor(root: Path, problems: Problems) -> Descriptor | None:
    try:
        is_directory = root.is_dir()
    except (OSError, ValueError):
        is_directory = False
    if is_directory:
        return read_descriptor(root, problems)
    problems.report("data.no-directory", Location(DESCRIPTOR), found=str(root))
    return None


def _sheets(root: Path, files: Mapping[str, str], problems: Problems) -> dict[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    for name, file in files.items():
        text = read_text(root, file, problems)
        sheet = None if text is None else read_sheet(TABLES[name], file, text, problems)
        if sheet is not None:
            sheets[name] = sheet
    return sheets


def _bad_rows(
    sheets: Mapping[str, Sheet], problems: Problems, base: Atlas | None, *, unread: frozenset[str] = frozenset()
) -> dict[str, set[int]]:
    """Check every cell; give the rows that cannot be used."""
    texts = {name: keys_of(sheet) for name, sheet in sheets.items()}
    texts["units"] = frozenset(UNITS)
    for name in KINDS if base is not None else ():
        texts[name] = texts.get(name, frozenset()) | frozenset(getattr(base, field_of(name)))
    keys = Keys(texts, unread=unread)
    bad = {name: check_sheet(sheet, keys, problems) for name, sheet in sheets.items()}
    for name, sheet in sheets.items():
        for link in sheet.table.links:
            if keys.can_judge([link.table]):
                bad[name] |= check_link(sheet, link, sheets.get(link.table), problems)
    return bad


def _report(problem: RecordError, sheets: Mapping[str, Sheet], problems: Problems) -> None:
    """Report what an atlas finds wrong with its records at the row of the record."""
    location = _place(sheets.get(_TABLE_OF.get(problem.record_type, problem.record_type)), problem)
    if isinstance(problem, MergeConflictError):
        problems.report("data.base-conflict", location, found=problem.record)
    elif isinstance(problem, DanglingReferenceError):
        problems.report("data.dangling-reference", location, found=problem.value, table=problem.target)
    else:
        problems.report("data.bad-record", location, reason=problem)


def _place(sheet: Sheet | None, problem: RecordError) -> Location:
    """Say where the row of a record stands; a record of the base has none."""
    columns = {} if sheet is None else {name: list(sheet.columns[name]) for name in sheet.table.key}
    for cells in columns.values():
        if sheet is not None and problem.record in cells:
            return sheet.locate(cells.index(problem.record), problem.field if problem.field in sheet.columns else None)
    return Location(DESCRIPTOR, id=problem.record)


# Writing


def write_package(atlas: Atlas, path: str | os.PathLike[str]) -> None:
    """Write an atlas as a data package.

    Use it for your own records and for packages you have changed. The same atlas always gives the same bytes: rows in
    the order of their keys, columns in the order of the schema, UTF-8, line feeds. Tables without rows are left out,
    unless the directory has them already. A new directory appears whole or not at all; in one that exists each file is
    replaced in one step, and files that are no tables of the package stay as they are.

    The descriptor takes its title and edition from the atlas. Its licence and address are those of the source whose id
    is the name of the package (the words of the title before a colon, joined by hyphens), if the atlas has one.

    >>> from datetime import date
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from regcoop.atlas import Atlas
    >>> from regcoop.codec import read_package, write_package
    >>> with TemporaryDirectory() as folder:
    ...     write_package(Atlas.build(edition=date(2026, 11, 21), title="Notes"), Path(folder) / "notes")
    ...     read_package(Path(folder) / "notes").title
    'Notes'

    Args:
        atlas: the atlas.
        path: the directory; its parent must exist.

    Raises:
        DataPackageError: if a record cannot stand in a table, because a spreadsheet would run a text as a formula, or a
            code has another form than the schema allows.
        OSError: if the directory cannot be written.
    """
    target = Path(path)
    sheets = sheets_of(atlas, [name for name, table in TABLES.items() if (target / table.file).is_file()])
    problems = Problems()
    _bad_rows(sheets, problems, atlas)
    if problems.has_errors:
        raise _refusal("the atlas", problems)
    texts = {sheet.file: format_sheet(sheet) for sheet in sheets.values()}
    texts[DESCRIPTOR] = format_descriptor(describe(atlas.title, atlas.edition, atlas.sources, _cited(sheets)))
    _write(target, texts)


def _cited(sheets: Mapping[str, Sheet]) -> dict[str, set[str]]:
    """Give the ids of the sources that the rows of each table name."""
    return {
        name: {
            key
            for column in sheet.table.columns
            if column.targets == ("sources",) and name != "sources"
            for cell in set(sheet.columns[column.name])
            for key in cell.split(";")
        }
        for name, sheet in sheets.items()
    }


def _write(target: Path, texts: dict[str, str]) -> None:
    """Write files beside the target and move them there when all are complete, the descriptor last."""
    target = target.resolve()
    with tempfile.TemporaryDirectory(
        prefix=f".{target.name}-", dir=target.parent, ignore_cleanup_errors=True
    ) as beside:
        complete = Path(beside) / "package"
        complete.mkdir()
        for name, text in texts.items():
            (complete / name).write_bytes(text.encode("utf-8"))
        if not target.exists():
            complete.rename(target)
            return
        for name in texts:
            (complete / name).replace(target / name)
