"""Open the files of a package: inside its directory, regular, bounded, UTF-8."""

import os
import stat
from pathlib import Path
from typing import Final

from regcoop.codec.problems import Problems
from regcoop.findings import Location, Severity

__all__ = ["LARGEST_FILE", "read_text"]

LARGEST_FILE: Final = 64 * 1024 * 1024
"""The most bytes a file may have: many times the largest bundled table, and no threat to the memory of a laptop."""

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_BOM: Final = b"\xef\xbb\xbf"


def read_text(root: Path, name: str, problems: Problems) -> str | None:
    """Read a file of the package as text, or report why it cannot be read and give None."""
    try:
        data = _read_bytes(root / name, Location(name), problems) if _is_inside(root, name, problems) else None
    except FileNotFoundError:
        problems.report("data.missing-file", Location(name))
        return None
    except OSError as error:
        problems.report("data.unreadable", Location(name), reason=error.strerror or type(error).__name__)
        return None
    return None if data is None else _decode(data, Location(name), problems)


def _is_inside(root: Path, name: str, problems: Problems) -> bool:
    """Tell whether a path from the descriptor stays in the package and passes no symbolic link."""
    parts = name.split("/")
    plain = name.isprintable() and name == name.strip() and not any(char in name for char in "\\:")
    if not plain or {"", ".", ".."} & set(parts):
        problems.report("data.path-outside", Location("datapackage.json"), found=name)
        return False
    step = root
    for part in parts:
        step = step / part
        if step.is_symlink():
            problems.report("data.symlink", Location(name))
            return False
    return True


def _read_bytes(path: Path, location: Location, problems: Problems) -> bytes | None:
    """Read a regular file of bounded size; a device, a pipe or a larger file is reported."""
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            problems.report("data.not-a-file", location)
            return None
        if status.st_size > LARGEST_FILE:
            problems.report("data.file-too-large", location, limit=LARGEST_FILE)
            return None
        return file.read(status.st_size)


def _decode(data: bytes, location: Location, problems: Problems) -> str | None:
    if data.startswith(_BOM):
        problems.report("data.bom", location, severity=Severity.INFO)
        data = data[len(_BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        problems.report("data.not-utf8", Location(location.file, row), offset=error.start)
        return None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        problems.report("data.nul", Location(location.file, row))
        return None
    if "\r" in text:
        problems.report("data.crlf", location, severity=Severity.INFO)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
