"""The bundled atlas, and atlases of one's own as data packages."""

import os
from functools import cache
from pathlib import Path
from typing import Final

from regcoop.atlas import Atlas
from regcoop.findings import Finding

__all__ = ["BUNDLED", "check", "load", "save"]

BUNDLED: Final = Path(__file__).parent / "data"
"""The directory of the bundled data package."""


def load(path: str | os.PathLike[str] | None = None, *, base: Atlas | None = None) -> Atlas:
    """Give the bundled atlas, or read one from a data package.

    Use it without a path for the data that come with the library; they are read once, and every call gives the same
    object. With a path it reads your own tables, which may name the records of `base`.

    >>> from regcoop.fixtures import load
    >>> load() is load()
    True
    >>> load().blocs["LMC"].name
    'Lancang-Mekong Cooperation'

    Args:
        path: the directory of a data package; None is the bundled one.
        base: an atlas whose records the package may name, mostly `load()`. The result holds both.

    Raises:
        DataPackageError: if anything in the package is wrong. Everything that is wrong is in it, each with file, row
            and column.
    """
    if path is not None:
        from regcoop.codec import read_package

        return read_package(path, base=base)
    return _bundled() if base is None else base.merged(_bundled())


def save(atlas: Atlas, path: str | os.PathLike[str]) -> None:
    """Write an atlas as a data package: a directory of CSV tables that opens in a spreadsheet, in pandas or R.

    Use it to keep or send records of your own. The same atlas always gives the same bytes.

    Args:
        atlas: the atlas.
        path: the directory; its parent must exist.

    Raises:
        DataPackageError: if a record cannot stand in a table.
        OSError: if the directory cannot be written.
    """
    from regcoop.codec import write_package

    write_package(atlas, path)


def check(path: str | os.PathLike[str] | None = None, *, base: Atlas | None = None) -> tuple[Finding, ...]:
    """Give everything that is wrong or worth knowing about a data package; nothing if it is in order.

    Use it before you send a package on, and to see all its mistakes at once.

    Args:
        path: the directory of a data package; None is the bundled one.
        base: an atlas whose records the package may name.
    """
    from regcoop.codec import check_package

    return check_package(BUNDLED if path is None else path, base=base)


@cache
def _bundled() -> Atlas:
    from regcoop.codec import read_package

    return read_package(BUNDLED)
