"""The pieces of a page of HTML: escaped text, tables, sections that fold, and the page around them."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

__all__ = ["clean", "fold", "link", "page", "table", "text"]

_CONTROLS: Final = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS: Final = {ord(blank): " " for blank in "\t\n\r"}
_TABLE: Final = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000)), "\ufffd") | _HARMLESS
"""Control characters, those that turn the direction of writing, and halves of pairs: none of them is to be printed."""

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #57606a; --line: #d0d7de; --wash: #f6f8fa;
  --link: #0550ae; --error: #b3261e; --warning: #8a5300; --info: #0b5394; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14171a; --soft: #a5adb5;
  --line: #3a4149; --wash: #1e2227; --link: #79b8ff; --error: #ff9b90; --warning: #ffbe5c; --info: #8ab8ff; } }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h2.error, h3.error, a.error { color: var(--error); }
h2.warning, h3.warning, a.warning { color: var(--warning); }
h2.info, h3.info, a.info { color: var(--info); }
a { color: var(--link); }
code { font: .875em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
article { border: 1px solid var(--line); border-left-width: .25rem; border-radius: .25rem;
  padding: .5rem .875rem .75rem; margin: .75rem 0; }
article.error { border-left-color: var(--error); }
article.warning { border-left-color: var(--warning); }
article.info { border-left-color: var(--info); }
article p { margin: .25rem 0 .5rem; }
.soft { color: var(--soft); font-size: .875rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; overflow-wrap: normal; }
thead th { border-top: 0; }
table.set { table-layout: fixed; min-width: 46rem; }
.whole { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
details, details > p { margin: .25rem 0; }
details > :not(summary) { margin-left: 1.1rem; }
summary { cursor: pointer; }
summary:hover { background: var(--wash); }
ul { padding-left: 1.1rem; margin: .25rem 0; }
nav ul { columns: 18rem; column-gap: 2rem; }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } article, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; } .wide { overflow: visible; }
  table.set { min-width: 0; } a { text-decoration: none; } }
"""


def clean(words: str) -> str:
    """Give a text without characters that steer a terminal or a page; line breaks and tabs become blanks."""
    return words.translate(_TABLE)


def text(words: str) -> str:
    """Give a text as HTML, with nothing in it that could be taken for markup."""
    return escape(clean(words))


def link(words: str, address: str | None) -> str:
    """Give a text as HTML, as a link if the address is one of the web or a place on the page."""
    if address is None or not address.casefold().startswith(("https://", "http://", "#")):
        return text(words)
    return f'<a href="{text(address)}">{text(words)}</a>'


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = False, widths: Sequence[int] = ()
) -> str:
    """Give a table of cells that are HTML already.

    With `numbers` all columns but the first stand to the right; `widths` are those of the columns in percent.
    """
    style = ' class="number"' if numbers else ""
    columns = "".join(f'<col style="width: {width}%">' for width in widths)
    kind = ' class="set"' if widths else ""
    head = "".join(
        f'<th scope="col"{style if place else ""}>{text(words)}</th>' for place, words in enumerate(headings)
    )
    body = "\n".join(f"<tr>{_cells(row, style)}</tr>" for row in rows)
    inside = f"{columns}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n"
    return f'<div class="wide"><table{kind}>{inside}</table></div>'


def _cells(row: Sequence[str], style: str) -> str:
    return "".join(f"<td{style if place else ''}>{cell}</td>" for place, cell in enumerate(row))


def fold(summary: str, body: str) -> str:
    """Give a section that is folded away below its summary; both are HTML already."""
    return f"<details><summary>{summary}</summary>\n{body}\n</details>"


def page(title: str, body: Iterable[str]) -> str:
    """Give a whole page that needs nothing but itself: no network, no script, one style sheet within.

    The page tells the browser to load nothing from elsewhere.
    """
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{text(title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{text(title)}</h1>",
    )
    return "\n".join([*head, *body, "</body>", "</html>", ""])
