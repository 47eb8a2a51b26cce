"""Write the pages about the bundled data from the data themselves: provenance, and what was merged or left out."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

DOCS = Path(__file__).parent.parent
TABLES = DOCS.parent / "src" / "regcoop" / "data"
ACCOUNT = DOCS / "account.csv"
PAGES = DOCS / "data"


def rows(path: Path) -> list[dict[str, str]]:
    """Read one CSV table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(text: str) -> str:
    """Escape a text for a Markdown table."""
    return (
        text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("$", "\\$")
    )


def table(header: tuple[str, ...], body: list[tuple[str, ...]]) -> list[str]:
    """Give the lines of a Markdown table."""
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    return [*lines, *("| " + " | ".join(cell(text) for text in line) + " |" for line in body), ""]


def licences(resource: dict[str, Any], package: dict[str, Any]) -> str:
    """Name the licences of a resource."""
    given = resource.get("licenses", package["licenses"])
    return ", ".join(licence.get("name") or licence["title"] for licence in given)


def provenance(package: dict[str, Any]) -> str:
    """Write the provenance page."""
    sources = {row["id"]: row for row in rows(TABLES / "sources.csv")}
    body: list[tuple[str, ...]] = []
    for resource in package["resources"]:
        lines = rows(TABLES / resource["path"])
        cited = {line[column] for line in lines for column in ("source",) if line.get(column)}
        body.append((resource["name"], str(len(lines)), str(len(cited)) if cited else "", licences(resource, package)))
    kinds = Counter(row["kind"] for row in sources.values())
    languages = Counter(row["language"] or "none" for row in sources.values())
    text = [
        "# Provenance of the bundled data",
        "",
        f"Edition of **{package['version']}**. Every row of fact names its source;",
        f"`sources.csv` describes all {len(sources):,} of them.",
        "Facts were gathered from published pages, mostly in short excerpts:",
        "a source says who printed a figure, not that it is right.",
        "Where two sources disagree, both claims are in the tables. A misprint is kept as printed;",
        "its correction is in `errata.csv`, which no analysis reads.",
        "",
        "## Tables",
        "",
        *table(("table", "rows", "principal sources", "licence"), body),
        "## Sources by kind and language",
        "",
        *table(("kind", "sources"), [(kind, str(count)) for kind, count in kinds.most_common()]),
        *table(("language", "sources"), [(code, str(count)) for code, count in languages.most_common()]),
        "`general-knowledge` marks what no consulted page confirms; the confidence stands on each row.",
        "",
        "## Attribution",
        "",
        *(
            f"- {source['title']}" + (f": <{source['path']}>" if source.get("path") else "")
            for source in package.get("sources", [])
        ),
        "",
        "What was merged into another row or left out, and why, stands on the page {doc}`left-out`.",
        "",
    ]
    return "\n".join(text)


def left_out() -> str:
    """Write the page of facts that were merged or left out."""
    account = rows(ACCOUNT)
    fates = Counter(row["fate"] for row in account)
    gone = [(row["item"], row["reason"]) for row in account if row["fate"] == "left out"]
    merged = [(row["item"], row["where"], row["reason"]) for row in account if row["fate"] == "merged"]
    text = [
        "# What was merged or left out",
        "",
        f"Of {len(account):,} gathered facts {fates['entered']:,} have a row of their own,",
        f"{fates['merged']:,} were merged into another row, and {fates['left out']:,} were left out.",
        "A fact with low confidence stays out, and so does what cannot be true.",
        "",
        "## Left out",
        "",
        *table(("what", "why"), gone),
        "## Merged into another row",
        "",
        *table(("what", "where", "why"), merged),
    ]
    return "\n".join(text)


def write(path: Path, text: str) -> None:
    """Write a page only if it changed, so that a rebuild stays incremental."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def generate(_app: Sphinx) -> None:
    """Write all pages."""
    PAGES.mkdir(exist_ok=True)
    package = json.loads((TABLES / "datapackage.json").read_text(encoding="utf-8"))
    write(PAGES / "provenance.md", provenance(package))
    write(PAGES / "left-out.md", left_out())


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
