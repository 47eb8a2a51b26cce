"""Data packages for tests: the hand-made atlas written out, and changed a little."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mini import mini_atlas
from regcoop.codec import check_package, write_package
from regcoop.findings import Finding, Severity

__all__ = ["add_row", "change_cell", "change_descriptor", "errors_of", "mini_package"]


def mini_package(folder: Path) -> Path:
    """Write the hand-made atlas as a package inside a folder."""
    path = folder / "package"
    write_package(mini_atlas(), path)
    return path


def change_cell(path: Path, table: str, key: str, **cells: str) -> int:
    """Change cells of the first row that begins with a key; give the line it stands on."""
    lines = (path / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    number = next(index for index, line in enumerate(lines) if line.startswith(f"{key},"))
    row = lines[number].split(",")
    for name, text in cells.items():
        row[header.index(name)] = text
    lines[number] = ",".join(row)
    (path / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1


def add_row(path: Path, table: str, **cells: str) -> int:
    """Add a row with some cells filled; give the line it stands on."""
    file = path / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    header = text.splitlines()[0].split(",")
    file.write_text(text + ",".join(cells.get(name, "") for name in header) + "\n", encoding="utf-8")
    return len(text.splitlines()) + 1


def change_descriptor(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the descriptor by a function that takes its content."""
    file = path / "datapackage.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    change(content)
    file.write_text(json.dumps(content), encoding="utf-8")


def errors_of(path: Path) -> list[Finding]:
    """Give what keeps a package from being read."""
    return [finding for finding in check_package(path) if finding.severity is Severity.ERROR]
