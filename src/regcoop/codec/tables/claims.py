"""The tables of claims: figures, indicators, and the ratios printed with them."""

from typing import Final

from regcoop.codec.schema import Column, Table
from regcoop.codec.tables.columns import (
    CLAIMS,
    MODES,
    NOTE,
    QUALIFIER,
    RECORD_TABLES,
    SCALE,
    SOURCE,
    TAIL,
    decimal,
    identifier,
    integer,
    party,
    period,
    refer,
    table,
    text,
    unit,
    word,
)

__all__ = ["CLAIM_TABLES"]

_VALUE: Final = decimal("value?", "the number as printed, without thousands separators")
_UNIT: Final = unit("unit?", "its unit")
_SIGNIFICANT: Final = integer("significant?", "the power of ten of the last significant digit, where the text says so")
_DOUBT: Final = text("doubt?", "why the number may not be what it seems")


def _ratio(name: str, about: str, *columns: Column) -> Table:
    claim = refer("claim*", "the figure or indicator it was printed with", *CLAIMS)
    return table(name, about, claim, integer("n*", "1, 2, …"), *columns)


CLAIM_TABLES: Final[tuple[Table, ...]] = (
    table(
        "figures",
        "Reported figures: who printed which number about what.",
        identifier("id*", "reporter, partner, commodity, flow, period, unit and publisher"),
        refer("measure", "what is measured", "measures"),
        refer("flow", "its direction", "flows"),
        party("reporter", "the party whose statistics it is"),
        party("partner", "the other party"),
        refer("composition?", "the group the partner is known to mean", "groups"),
        refer("place?", "the place, where the figure is about one", "places"),
        refer("commodity?", "the goods; empty is all goods of the measure", "commodities"),
        period("period?", "the period, the last day inclusive"),
        _VALUE,
        SCALE,
        _UNIT,
        QUALIFIER,
        _SIGNIFICANT,
        word("origin?", "whether the currency is the compiler's own or a restatement", "native", "restated"),
        refer("compiler?", "who counted", "organisations"),
        refer("via?", "who passed it on", "organisations"),
        refer("concept?", "how it was counted, where stated", "concepts"),
        word("valuation?", "how it was valued, where stated", "cif", "fob", "mixed"),
        word("system?", "the trade system, where stated", "general", "special"),
        word(
            "nature?",
            "what the number is, where stated",
            "outcome",
            "estimate",
            "target",
            "forecast",
            "intended",
            "contracted",
        ),
        text(
            "vintage?",
            "preliminary, first, revised, final, or a release date, where stated",
            pattern=r"preliminary|first|revised|final|\d{4}(-\d{2}(-\d{2})?)?",
        ),
        text("locator?", "where in the source it stands"),
        _DOUBT,
        *TAIL,
    ),
    table(
        "indicators",
        "Reported numbers about one subject: a length, a border time, a count of trips.",
        identifier("id*", "subject, measure, period and publisher"),
        word("subject_type", "what kind of record it is about", *RECORD_TABLES),
        refer("subject", "the record it is about", chosen_by="subject_type"),
        refer("measure", "what is measured", "measures"),
        text("scope?", "what part of the subject it covers"),
        word("direction?", "the direction, where stated", "outbound", "inbound", "both"),
        word("mode?", "the mode, where stated", *MODES),
        period("period?", "the period, the last day inclusive"),
        _VALUE,
        decimal("value_to?", "the upper number of a printed range"),
        SCALE,
        _UNIT,
        QUALIFIER,
        _SIGNIFICANT,
        refer("compiler?", "who counted", "organisations"),
        refer("concept?", "how it was counted, where stated", "concepts"),
        _DOUBT,
        *TAIL,
    ),
    _ratio(
        "growths",
        "Growth rates printed with a claim.",
        decimal("rate?", "the rate in percent; negative where the text says down; empty is a bare direction"),
        QUALIFIER,
        word("direction?", "the direction, where no rate is printed", "up", "down"),
        word("kind", "against what", "yoy", "previous-period", "since", "annual-average", "multiple"),
        period("against[]?", "the base periods it may mean"),
        text("label?", "what the text calls the base"),
        unit("basis?", "the currency of the rate, or volume", also="volume"),
    ),
    _ratio(
        "shares",
        "Shares printed with a claim.",
        decimal("percent", "the share in percent"),
        QUALIFIER,
        refer("whole[]?", "the whole: dimensions replaced (`partner=W`), or a figure", "figures", also="[a-z]+=[^;=]+"),
        text("label?", "what the text calls the whole"),
        word("basis?", "share of the value or of the quantity", "value", "quantity"),
    ),
    _ratio(
        "restatements",
        "The same amount in another unit, printed in brackets.",
        decimal("value", "the number as printed, without thousands separators"),
        SCALE,
        unit("unit", "its unit"),
        QUALIFIER,
        NOTE,
    ),
    _ratio(
        "ranks",
        "Ranks and records printed with a claim.",
        word("kind", "a rank, or a record high or low", "rank", "highest", "lowest"),
        integer("position?", "the rank, from 1"),
        text("among?", "among what"),
        integer("streak_years?", "for how many years in a row"),
        period("since?", "since when it is a record"),
        NOTE,
    ),
    _ratio(
        "point_changes",
        "Changes in percentage points printed with a claim.",
        decimal("points", "the change in percentage points"),
        QUALIFIER,
        word("of", "of a growth rate or of a share", "growth", "share"),
    ),
    table(
        "errata",
        "Known misprints, which stay in the figures as printed.",
        refer("figure*", "the figure or indicator", *CLAIMS),
        text("field*", "the column that is misprinted", pattern="[a-z_]+(\\[[0-9]+\\])?"),
        text("printed", "what was printed"),
        text("should_be", "what it should be"),
        text("why", "how it is known"),
        SOURCE,
    ),
)
