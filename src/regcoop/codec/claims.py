"""Put figures and indicators together from the columns of their tables, with the ratios printed beside them."""

from collections.abc import Callable
from typing import Any, Final

from regcoop.amount import Amount, Qualifier
from regcoop.codec.rows import Rows
from regcoop.corridors import Mode
from regcoop.errors import FieldValueError
from regcoop.figures import (
    NO_REMARKS,
    NO_TERMS,
    Fact,
    Nature,
    Origin,
    Remarks,
    Terms,
    TradeFigure,
    TradeSystem,
    Vintage,
)
from regcoop.indicators import Heading, Indicator
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.ratios import (
    Direction,
    Extreme,
    Growth,
    GrowthKind,
    PercentagePoints,
    PointsOf,
    Rank,
    Record,
    Restatement,
    Share,
    ShareBasis,
    Whole,
    parse_whole,
)
from regcoop.sources import Confidence, Source
from regcoop.units import UNITS, Unit
from regcoop.valuation import Valuation

__all__ = ["CLAIM_ANNOTATIONS", "RATIOS", "make_figures", "make_indicators"]

_NO_SCALE: Final = ("", "one")

_TAIL: Final[dict[str, Any]] = {
    "confidence": Confidence,
    "source": Source,
    "sources_more": tuple[Source, ...],
    "note": str,
}
_PRINTED: Final[dict[str, Any]] = {"value": str, "scale": str, "unit": Unit | None, "qualifier": Qualifier | None}

CLAIM_ANNOTATIONS: Final[dict[str, dict[str, Any]]] = {
    "figures": {
        **dict.fromkeys(("id", "measure", "flow", "reporter", "partner", "locator", "doubt"), str),
        **dict.fromkeys(("composition", "place", "commodity", "compiler", "via", "concept"), str | None),
        **_PRINTED,
        "significant": int | None,
        "period": Period | None,
        "origin": Origin | None,
        "valuation": Valuation | None,
        "system": TradeSystem | None,
        "nature": Nature | None,
        "vintage": Vintage | Period | None,
        **_TAIL,
    },
    "indicators": {
        **dict.fromkeys(("id", "subject", "measure", "value_to", "doubt"), str),
        **dict.fromkeys(("scope", "compiler", "concept"), str | None),
        **_PRINTED,
        "significant": int | None,
        "subject_type": RecordType,
        "direction": Heading | None,
        "mode": Mode | None,
        "period": Period | None,
        **_TAIL,
    },
    "growths": {
        "rate": str,
        "qualifier": Qualifier | None,
        "direction": Direction | None,
        "kind": GrowthKind,
        "against": tuple[Period, ...],
        "label": str,
        "basis": str | None,
    },
    "shares": {"percent": str, "qualifier": Qualifier | None, "whole": str, "label": str, "basis": ShareBasis | None},
    "restatements": {**_PRINTED, "unit": Unit, "note": str},
    "ranks": {
        "kind": str,
        "position": int | None,
        "among": str,
        "streak_years": int | None,
        "since": Period | None,
        "note": str,
    },
    "point_changes": {"points": str, "qualifier": Qualifier | None, "of": PointsOf},
}
"""Table -> column -> the type its cells are read as."""


# Amounts


def _amount(
    *, value: str, scale: str, unit: Unit | None, qualifier: Qualifier | None, significant: int | None = None
) -> Amount | None:
    """Read the columns of an amount; None where none was printed."""
    if not value and unit is None:
        return None
    if unit is None:
        raise FieldValueError("unit", "empty", "the unit of the value that is printed")
    if not value:
        raise FieldValueError("unit", f"{unit} without a value", "empty; the currency of a growth rate is its basis")
    text = value if scale in _NO_SCALE else f"{value} {scale}"
    return Amount.parse(text, unit=unit, qualifier=qualifier or Qualifier.ROUNDED, significant=significant)


def _upper(*, value_to: str, **columns: Any) -> Amount | None:  # noqa: ANN401  # typed by CLAIM_ANNOTATIONS
    """Read the upper number of a printed range, which shares the other columns with the lower one."""
    return _amount(value=value_to, **columns) if value_to else None


def _rate(*, rate: str, kind: GrowthKind, qualifier: Qualifier | None) -> Amount | None:
    unit = "times" if kind is GrowthKind.MULTIPLE else "pct"
    return Amount.parse(rate, unit=unit, qualifier=qualifier or Qualifier.ROUNDED) if rate else None


def _percent(*, percent: str, qualifier: Qualifier | None) -> Amount:
    return Amount.parse(percent, unit="pct", qualifier=qualifier or Qualifier.ROUNDED)


def _points(*, points: str, qualifier: Qualifier | None) -> Amount:
    return Amount.parse(points, unit="pp", qualifier=qualifier or Qualifier.ROUNDED)


# Ratios


def _growths(rows: Rows) -> list[Growth | None]:
    rows.put("rate", _rate, ("rate", "kind", "qualifier"), at="rate")
    return rows.make(Growth, ("rate", "kind", "against", "basis", "direction", "label"))


def _shares(rows: Rows) -> list[Share | None]:
    rows.put("percent", _percent, ("percent", "qualifier"), at="percent")
    rows.put("whole", _whole, ("whole",), at="whole")
    return rows.make(Share, ("percent", "whole", "basis", "label"))


def _whole(*, whole: str) -> Whole | None:
    return parse_whole(whole) if whole else None


def _restatements(rows: Rows) -> list[Restatement | None]:
    rows.put("amount", _amount, ("value", "scale", "unit", "qualifier"), at="value")
    return rows.make(Restatement, ("amount", "note"))


def _ranks(rows: Rows) -> list[Rank | Record | None]:
    return rows.make(_rank, ("kind", "position", "among", "streak_years", "since", "note"))


def _rank(*, kind: str, since: Period | None, note: str, **columns: Any) -> Rank | Record:  # noqa: ANN401
    return Rank(note=note, **columns) if kind == "rank" else Record(Extreme(kind), since=since, note=note)


def _changes(rows: Rows) -> list[PercentagePoints | None]:
    rows.put("points", _points, ("points", "qualifier"), at="points")
    return rows.make(PercentagePoints, ("points", "of"))


RATIOS: Final[dict[str, tuple[str, Callable[[Rows], list[Any]]]]] = {
    "growths": ("growths", _growths),
    "shares": ("shares", _shares),
    "restatements": ("restatements", _restatements),
    "ranks": ("ranks", _ranks),
    "point_changes": ("changes", _changes),
}
"""Table of ratios -> the field of a claim that holds them, and what makes them."""


# Claims


def _terms(**columns: Any) -> Terms:  # noqa: ANN401
    return Terms(**columns) if any(columns.values()) else NO_TERMS


def _remarks(**columns: Any) -> Remarks:  # noqa: ANN401
    return Remarks(**columns) if any(columns.values()) else NO_REMARKS


def _quantity(unit: Unit | None, growths: tuple[Growth, ...]) -> str | None:
    """Give the kind of quantity of a fact: of the unit, or of the currency that its growth was counted in."""
    if unit is not None:
        return unit.kind
    return next((UNITS[growth.basis].kind for growth in growths if growth.basis and growth.basis in UNITS), None)


_FACT: Final = ("measure", "flow", "reporter", "partner", "commodity", "period", "quantity", "concept", "place")
_TERMS: Final = ("valuation", "system", "nature", "vintage")
_REMARKS: Final = ("doubt", "locator", "note", "sources_more")
_AMOUNT: Final = ("value", "scale", "unit", "qualifier", "significant")
_PARTS: Final = ("growths", "shares", "restatements", "ranks", "changes")
_FIGURE: Final = (
    "id",
    "fact",
    "value",
    "compiler",
    "via",
    "source",
    "origin",
    "composition",
    "terms",
    "confidence",
    "remarks",
)


def make_figures(rows: Rows) -> list[TradeFigure | None]:
    """Make figures from read columns and the ratios of each."""
    rows.set("quantity", list(map(_quantity, rows["unit"], rows["growths"])))
    rows.put("value", _amount, _AMOUNT, at="value")
    rows.put("fact", Fact, _FACT)
    rows.put("terms", _terms, _TERMS)
    rows.put("remarks", _remarks, _REMARKS)
    return rows.make(TradeFigure, (*_FIGURE, *_PARTS))


def make_indicators(rows: Rows) -> list[Indicator | None]:
    """Make indicators from read columns and the ratios of each."""
    rows.put("value_to", _upper, ("value_to", *_AMOUNT[1:]), at="value_to")
    rows.put("value", _amount, _AMOUNT, at="value")
    own = tuple(name for name in CLAIM_ANNOTATIONS["indicators"] if name not in _AMOUNT[1:])
    return rows.make(Indicator, (*own, *_PARTS))
