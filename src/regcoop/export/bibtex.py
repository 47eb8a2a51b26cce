"""BibTeX: sources as entries of a bibliography for LaTeX, read by biber with UTF-8."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from os import PathLike
from typing import Final

from regcoop.export.files import write_text
from regcoop.export.gathering import SourcesOf, bibliography, date_parts
from regcoop.period import Period
from regcoop.sources import DateBasis, Source

__all__ = ["bibtex_key", "to_bibtex", "write_bibtex"]

_ESCAPES: Final[Mapping[str, str]] = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "%": "\\%",
    "&": "\\&",
    "#": "\\#",
    "_": "\\_",
    "$": "\\$",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
"""What LaTeX would not print -> the command that prints it.

Braces are commands without braces of their own, because BibTeX counts a brace even behind a backslash.
"""

_LATEX: Final = str.maketrans(dict(_ESCAPES))
_ADDRESS: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_HIDDEN: Final = frozenset({"Cc", "Cs"})
_DIGEST: Final = 8


@cache
def _plain_key() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9][a-z0-9.-]*")


@cache
def _unsafe_key() -> re.Pattern[str]:
    return re.compile(r"[^a-z0-9.-]+")


def to_bibtex(sources: SourcesOf) -> str:
    r"""Give sources as a BibTeX file, for LaTeX with biblatex and biber.

    Use it for the references of a paper. A source with an address is `@online`, another one `@misc`. Titles and
    publishers stand in two pairs of braces, so that no style changes their capitals or splits them at “and”. Dates have
    the precision known, an inferred one a question mark; an undated source has none. The text is UTF-8. The address is
    given as it is, because biblatex takes it literally.

    >>> from regcoop.export import to_bibtex
    >>> from regcoop.period import Period
    >>> from regcoop.sources import DateBasis, Source, SourceKind
    >>> source = Source(
    ...     "ati-2024", publisher="ATI.su", title="Russia is 70.1% of the turnover", kind=SourceKind.PRESS,
    ...     date=Period.parse("2024-02"), date_basis=DateBasis.PRINTED,
    ... )
    >>> print(to_bibtex(source), end="")
    @misc{ati-2024,
      title = {{Russia is 70.1\% of the turnover}},
      organization = {{ATI.su}},
      date = {2024-02},
      keywords = {press},
    }

    Args:
        sources: sources, or anything that has them; each is given once.

    Returns:
        The entries, in the order in which the sources are met; an empty text for no sources.

    Raises:
        FieldTypeError: if there is something among them that is no source and has none.
        TwoSourcesError: if two different sources have one id.
    """
    return "\n".join(_entry(source) for source in bibliography(sources))


def write_bibtex(sources: SourcesOf, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    """Write sources as a BibTeX file; see `to_bibtex`.

    Raises:
        ExistingPathError: if there is a file already and `overwrite` is not said.
        UnwritablePathError: if the file cannot be written.
        FieldTypeError: if there is something among the sources that is no source and has none.
        TwoSourcesError: if two different sources have one id.
    """
    write_text(to_bibtex(sources), path, overwrite=overwrite)


def bibtex_key(source: Source) -> str:
    r"""Give the key of a source in a BibTeX file, which `\cite` names.

    Use it to cite a source whose id is no key. An id of small letters, digits, dots and hyphens is its own key. Another
    one is written in such characters, with a mark made of the id alone: it is the same in every file, and two ids that
    differ in capitals or signs only have two keys.

    >>> from regcoop.export import bibtex_key
    >>> from regcoop.sources import Source, SourceKind
    >>> bibtex_key(Source("m49", publisher="UNSD", title="M49 standard", kind=SourceKind.REFERENCE))
    'm49'
    >>> bibtex_key(Source("M49, UN", publisher="UNSD", title="M49 standard", kind=SourceKind.REFERENCE))
    'm49-un-d3236350'
    """
    if _plain_key().fullmatch(source.id):
        return source.id
    folded = unicodedata.normalize("NFKD", source.id).casefold()
    stem = _unsafe_key().sub("-", folded).strip("-.")
    digest = hashlib.sha256(source.id.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGEST]
    return f"{stem or 'source'}-{digest}"


def _entry(source: Source) -> str:
    kind = "online" if source.url else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source) if value)
    return f"@{kind}{{{bibtex_key(source)},\n{lines}}}\n"


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    inferred = source.date_basis is DateBasis.INFERRED
    yield "title", f"{{{_latex(source.title)}}}"
    yield "organization", f"{{{_latex(source.publisher)}}}"
    yield "date", "" if source.date is None else _date(source.date, mark="?" if inferred else "")
    yield "url", (source.url or "").translate(_ADDRESS)
    yield "language", source.language or ""
    yield "keywords", str(source.kind)
    yield "annotation", _latex("; ".join(_remarks(source)))


def _remarks(source: Source) -> Iterator[str]:
    if source.note:
        yield source.note
    if source.copy_of:
        yield f"copy of {source.copy_of}"
    if source.licence:
        yield f"licence: {source.licence}"


def _latex(text: str) -> str:
    """Escape a text for LaTeX, on one line and without characters that do not print."""
    shown = "".join(" " if unicodedata.category(char) in _HIDDEN else char for char in text)
    return " ".join(shown.split()).translate(_LATEX)


def _date(date: Period, *, mark: str) -> str:
    """Write a date in the form of ISO 8601-2 that biblatex reads; an unknown start is left empty."""
    return "/".join(_iso(part) + mark if part else "" for part in date_parts(date))


def _iso(part: tuple[int, ...]) -> str:
    year, *rest = part
    return "-".join((f"{year:04d}", *(f"{number:02d}" for number in rest)))
