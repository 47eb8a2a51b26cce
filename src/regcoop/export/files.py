"""Files: a text is written whole or not at all, and never over another file unless that is said."""

import shutil
import tempfile
from os import PathLike
from pathlib import Path
from typing import Final

from regcoop._validate import check_type
from regcoop.errors import RegcoopError
from regcoop.errors.exports import ExistingPathError, UnwritablePathError

__all__ = ["write_text"]

_DIRECTORY: Final = "it is a directory"
_NO_PARENT: Final = "its directory does not exist"


def write_text(text: str, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    r"""Write a text as a UTF-8 file with the line ends that it has, whole or not at all.

    Use it for what the other functions of this package give as a text. The text is written beside the target and moved
    there when it is complete, so that nobody ever reads half a file. The directory must exist.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from regcoop.export import write_text
    >>> with TemporaryDirectory() as folder:
    ...     write_text("a\n", Path(folder) / "a.txt")
    ...     (Path(folder) / "a.txt").read_text()
    'a\n'

    Args:
        text: the text.
        path: the file.
        overwrite: whether a file that is there may be replaced.

    Raises:
        ExistingPathError: if there is a file already and `overwrite` is not said.
        UnwritablePathError: if the directory does not exist or cannot be written to, or the path cannot be one.
        FieldTypeError: if the text is none.
        UnicodeEncodeError: if the text holds half a character (a lone surrogate), which no file can.
    """
    check_type("text", text, str)
    data = text.encode("utf-8")
    try:
        target = Path(path).resolve()
        _check_target(target, overwrite=overwrite)
        _replace(target, data)
    except RegcoopError:
        raise
    except (OSError, RuntimeError, ValueError) as error:  # also a loop of links, and a path that no system takes
        raise UnwritablePathError(str(path), getattr(error, "strerror", None) or str(error)) from error


def _check_target(target: Path, *, overwrite: bool) -> None:
    if target.is_dir():
        raise UnwritablePathError(str(target), _DIRECTORY)
    if not target.parent.is_dir():
        raise UnwritablePathError(str(target), _NO_PARENT)
    if target.exists() and not overwrite:
        raise ExistingPathError(str(target))


def _replace(target: Path, data: bytes) -> None:
    """Write beside the target and move it there; a file that is replaced hands on who may read it."""
    with tempfile.TemporaryDirectory(prefix=".regcoop-", dir=target.parent, ignore_cleanup_errors=True) as beside:
        complete = Path(beside) / "complete"
        complete.write_bytes(data)
        if target.exists():
            shutil.copymode(target, complete)
        complete.replace(target)
