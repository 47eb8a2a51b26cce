"""Write the description of every table of a data package from the declared tables."""

from pathlib import Path

from sphinx.application import Sphinx

from regcoop.codec.schema import Column, Kind, Table
from regcoop.codec.tables import TABLES

PAGE = Path(__file__).parent.parent / "data" / "tables.txt"
FORMS = {
    Kind.TEXT: "text",
    Kind.CODE: "code",
    Kind.FLAG: "`true` or `false`",
    Kind.INTEGER: "whole number",
    Kind.DECIMAL: "decimal",
    Kind.DEGREES: "degrees",
    Kind.PERIOD: "period",
    Kind.UNIT: "unit",
    Kind.URL: "address",
}


def form(column: Column) -> str:
    """Say what a cell of a column looks like."""
    if column.choices and column.kind is not Kind.FLAG:
        words = " · ".join(f"`{word}`" for word in column.choices)
    elif column.chosen_by:
        words = f"key of the table that `{column.chosen_by}` names"
    elif column.targets and column.kind is not Kind.UNIT:
        words = "key of " + " or ".join(f"[{target}](#{target.replace('_', '-')})" for target in column.targets)
        words += {"W": ", or `W`", "": ""}.get(column.also, ", or `dimension=value`")
    else:
        words = FORMS[column.kind]
    return f"list of {words}" if column.many else words


def line(column: Column) -> str:
    """Give the row of a column in the description of its table."""
    mark = "key" if column.in_key else "required" if column.required else ""
    return f"| `{column.name}` | {mark} | {column.about.replace('|', chr(92) + '|')} | {form(column)} |"


def section(table: Table) -> list[str]:
    """Describe one table."""
    head = ["| column | | what it holds | form |", "|---|---|---|---|"]
    return [f"### {table.name}", "", table.about, "", *head, *map(line, table.columns), ""]


def generate(_app: Sphinx) -> None:
    """Write the page, only if it changed, so that a rebuild stays incremental."""
    PAGE.parent.mkdir(exist_ok=True)
    text = "\n".join(text for table in TABLES.values() for text in section(table))
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        PAGE.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
