"""Short words for describing columns.

A name may end in marks: `*` the column is part of the primary key, `[]` a cell holds a list joined by `;`, `?` a cell
may be empty.
"""

from typing import Final

from regcoop.codec.schema import Column, Kind, Link, Table

__all__ = [
    "CLAIMS",
    "CONFIDENCE",
    "MODES",
    "NOTE",
    "PARTIES",
    "QUALIFIER",
    "QUALIFIERS",
    "RECORD_TABLES",
    "SCALE",
    "SCALES",
    "SOURCE",
    "TAIL",
    "decimal",
    "degrees",
    "flag",
    "identifier",
    "integer",
    "party",
    "period",
    "refer",
    "since",
    "table",
    "text",
    "unit",
    "url",
    "word",
]

PARTIES: Final = ("countries", "regions", "blocs", "groups")
"""The tables whose codes share the one name space of parties; `W`, the world, is in none of them."""

CLAIMS: Final = ("figures", "indicators")
"""The tables of claims, which the tables of growths, shares and ranks hang on."""

RECORD_TABLES: Final[dict[str, str]] = {
    "country": "countries",
    "region": "regions",
    "bloc": "blocs",
    "group": "groups",
    "place": "places",
    "segment": "segments",
    "corridor": "corridors",
    "service": "services",
    "border-crossing": "border_crossings",
    "gauge-break": "gauge_breaks",
    "forum": "forums",
    "edition": "editions",
    "initiative": "initiatives",
    "organisation": "organisations",
    "commodity": "commodities",
    "unit": "units",
}
"""The words of a `record_type` or `subject_type` cell, and the table each points into."""

MODES: Final = ("rail", "road", "sea", "river", "canal", "ferry", "access")
SCALES: Final = ("one", "thousand", "wan", "million", "yi", "billion", "wan-yi", "trillion")
QUALIFIERS: Final = ("rounded", "about", "over", "at-least", "nearly", "at-most", "exact")
_ID: Final = "[a-z0-9]+(--?[a-z0-9]+)*"


def _column(
    name: str,
    kind: Kind,
    about: str,
    *,
    choices: tuple[str, ...] = (),
    pattern: str = "",
    targets: tuple[str, ...] = (),
    also: str = "",
    chosen_by: str = "",
) -> Column:
    bare = name.rstrip("*[]?")
    marks = name[len(bare) :]
    return Column(
        bare,
        kind=kind,
        about=about,
        required="?" not in marks,
        many="[]" in marks,
        in_key="*" in marks,
        choices=choices,
        pattern=pattern,
        targets=targets,
        also=also,
        chosen_by=chosen_by,
    )


def text(name: str, about: str, *, pattern: str = "") -> Column:
    """Describe a column of free text, or of text with a shape."""
    return _column(name, Kind.CODE if pattern else Kind.TEXT, about, pattern=pattern)


def identifier(name: str, about: str) -> Column:
    """Describe a column of ids: lower case words joined by hyphens."""
    return _column(name, Kind.CODE, about, pattern=_ID)


def word(name: str, about: str, *choices: str) -> Column:
    """Describe a column that takes one of a closed list of words."""
    return _column(name, Kind.CODE, about, choices=choices)


def refer(name: str, about: str, *targets: str, also: str = "", chosen_by: str = "") -> Column:
    """Describe a column that names a row of another table."""
    return _column(name, Kind.CODE, about, targets=targets, also=also, chosen_by=chosen_by)


def party(name: str, about: str, *more: str) -> Column:
    """Describe a column that names a country, region, bloc, group or the world (or a row of the further tables)."""
    return refer(name, about, *PARTIES, *more, also="W")


def period(name: str, about: str) -> Column:
    """Describe a column of Period texts of the precision known."""
    return _column(name, Kind.PERIOD, about)


def since(name: str, about: str) -> Column:
    """Describe a start that is part of the key and so cannot be empty: a Period, or `..` where it is not known."""
    return _column(name, Kind.PERIOD, about, also=r"\.\.")


def unit(name: str, about: str, *, also: str = "") -> Column:
    """Describe a column of unit codes, simple or `code/code`."""
    return _column(name, Kind.UNIT, about, targets=("units",), also=also)


def decimal(name: str, about: str) -> Column:
    """Describe a column of plain decimals, as printed, without thousands separators."""
    return _column(name, Kind.DECIMAL, about)


def degrees(name: str, about: str) -> Column:
    """Describe a column of coordinates in decimal degrees."""
    return _column(name, Kind.DEGREES, about)


def integer(name: str, about: str) -> Column:
    """Describe a column of whole numbers."""
    return _column(name, Kind.INTEGER, about)


def flag(name: str, about: str) -> Column:
    """Describe a column of true and false."""
    return _column(name, Kind.FLAG, about, choices=("true", "false"))


def url(name: str, about: str) -> Column:
    """Describe a column of web addresses."""
    return _column(name, Kind.URL, about)


NOTE: Final = text("note?", "a remark in our own words")
SOURCE: Final = refer("source", "the principal source of the row", "sources")
CONFIDENCE: Final = word("confidence", "how well the row is supported", "high", "medium")
TAIL: Final = (CONFIDENCE, SOURCE, refer("sources_more[]?", "further sources of the row", "sources"), NOTE)
"""The columns that end every table of facts."""

QUALIFIER: Final = word("qualifier?", "the qualifying word printed with the number; empty is rounded", *QUALIFIERS)
SCALE: Final = word("scale?", "the scale word printed with the value; empty is one", *SCALES)


def table(name: str, about: str, *columns: Column, links: tuple[Link, ...] = ()) -> Table:
    """Describe a table; its key is the columns marked `*`."""
    return Table(name, columns, about=about, links=links)
