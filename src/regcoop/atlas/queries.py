"""Questions: what the keywords of `where` ask for, checked against the codes of the atlas."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final, TypeAlias, TypedDict, cast, final

from regcoop._shorten import shorten
from regcoop.atlas.collection import near_codes
from regcoop.atlas.indexing import Criterion, Index
from regcoop.atlas.tables import KINDS, Tables, field_of
from regcoop.atlas.territories import Territories
from regcoop.corridors import Mode
from regcoop.errors import FieldTypeError, UnknownCodeError
from regcoop.figures import TradeFigure
from regcoop.indicators import Heading
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.units import UNITS, parse_unit

__all__ = ["ALL", "FIGURE_CODES", "INDICATOR_CODES", "Codes", "FigureQuery", "IndicatorQuery", "Periods", "Questions"]

Codes: TypeAlias = str | AbstractSet[str] | tuple[str, ...]
"""One code, or a set of codes any of which will do."""

Periods: TypeAlias = str | Period | AbstractSet[str] | AbstractSet[Period] | tuple[str | Period, ...]
"""One period, as text or as `Period`, or a set of them any of which will do."""

ALL: Final = "all"
"""What `commodity=` takes for the figures that name no commodity: all goods of the measure."""

_HS: Final = "HS:"
_HS_CODE: Final = re.compile(r"HS:\d{2,10}")


class FigureQuery(TypedDict, total=False):
    """Name the keywords of `Figures.where`; a tuple or set of values means any of them.

    Attributes:
        id: the id of the figure.
        reporter: the party whose statistics it is, exactly: `CN` does not find `CN-LN`.
        reporter_within: a country: it and its regions, but not its separate territories.
        partner: the other party, exactly: `ASEAN` does not find `TH`.
        partner_in: a bloc or group: its members throughout the figure's own period, and no figure without a period.
            Of a period whose start is not stated only the last day counts.
        flow: `exports`, `imports`, `trade` (exports + imports), `balance` and so on.
        measure: `goods-trade`, `fdi-flow` and so on.
        commodity: the goods, exactly; `all` finds the figures that name none.
        commodity_under: the goods and everything under them, by parent or by code: `HS:08` is fruit and nuts.
        period: the period, whatever way it is written: `2024-Q1` finds `2024-01/2024-03`.
        period_in: the figure's period lies within.
        unit: the unit of the value.
        compiler: the organisation that counted.
        source: the id of a source, the principal one or a further one.
        about: a party or place that is reporter, partner, composition or place, or a bloc whose groups are.
    """

    id: Codes
    reporter: Codes
    reporter_within: Codes
    partner: Codes
    partner_in: Codes
    flow: Codes
    measure: Codes
    commodity: Codes
    commodity_under: Codes
    period: Periods
    period_in: Periods
    unit: Codes
    compiler: Codes
    source: Codes
    about: Codes


class IndicatorQuery(TypedDict, total=False):
    """Name the keywords of `Indicators.where`; a tuple or set of values means any of them.

    Attributes:
        id: the id of the indicator.
        subject: code or id of what it is about.
        subject_type: the kind of record it is about, such as `corridor`.
        measure: `throughput`, `border-time` and so on.
        mode: `rail`, `road` and so on.
        direction: `outbound`, `inbound` or `both`.
        period: the period, whatever way it is written.
        period_in: the indicator's period lies within.
        compiler: the organisation that counted.
        source: the id of a source, the principal one or a further one.
    """

    id: Codes
    subject: Codes
    subject_type: Codes
    measure: Codes
    mode: Codes
    direction: Codes
    period: Periods
    period_in: Periods
    compiler: Codes
    source: Codes


FIGURE_CODES: Final[dict[str, str]] = {
    "id": "figure",
    "reporter": "party",
    "partner": "party",
    "flow": "flow",
    "measure": "measure",
    "compiler": "organisation",
    "source": "source",
}
"""Keywords of `Figures.where` that take plain codes -> what the code must be."""

INDICATOR_CODES: Final[dict[str, str]] = {
    "id": "indicator",
    "subject": "subject",
    "subject_type": "subject type",
    "measure": "measure",
    "mode": "mode",
    "direction": "direction",
    "compiler": "organisation",
    "source": "source",
}
"""Keywords of `Indicators.where` that take plain codes -> what the code must be."""


@final
class Questions:
    """Turn the keywords of a query into criteria; an atlas has one."""

    def __init__(self, tables: Tables, territories: Territories) -> None:
        self._tables = tables
        self._territories = territories
        known: dict[str, Collection[str]] = {kind.word: getattr(tables, field_of(name)) for name, kind in KINDS.items()}
        known["party"] = tables.parties
        known["country or region"] = {*tables.countries, *tables.regions}
        known["party or place"] = {*tables.parties, *tables.places}
        known["mode"], known["direction"], known["subject type"] = set(Mode), set(Heading), set(RecordType)
        known["subject"] = {code for kind in RecordType for code in known.get(kind, UNITS)}
        self._known = known

    def plain(self, query: Mapping[str, Any], kinds: Mapping[str, str]) -> list[Criterion]:
        """Give the criteria of the keywords that take plain codes."""
        return [Criterion(key, self._codes(kind, key, query[key])) for key, kind in kinds.items() if key in query]

    def periods(self, query: Mapping[str, Any], index: Index[Any]) -> list[Criterion]:
        """Give the criteria of `period` and `period_in`."""
        criteria: list[Criterion] = []
        if "period" in query:
            criteria.append(Criterion("period", frozenset(self._read_periods("period", query["period"]))))
        if "period_in" in query:
            wider = self._read_periods("period_in", query["period_in"])
            found = (period for period in index.values("period") if isinstance(period, Period))
            criteria.append(
                Criterion("period", frozenset(p for p in found if any(outer.contains(p) for outer in wider)))
            )
        return criteria

    def figures(self, query: Mapping[str, Any]) -> list[Criterion]:
        """Give the criteria that only figures have."""
        makers: dict[str, Callable[[str, Any], Criterion]] = {
            "reporter_within": self._reporter_within,
            "partner_in": self._partner_in,
            "commodity": self._commodity,
            "commodity_under": self._commodity_under,
            "unit": self._unit,
            "about": self._about,
        }
        return [makers[keyword](keyword, value) for keyword, value in query.items() if keyword in makers]

    def partner_test(self, query: Mapping[str, Any]) -> Callable[[TradeFigure], bool] | None:
        """Give the test for `partner_in`: whether the partner, once or now a member, was one in the figure's period."""
        if "partner_in" not in query:
            return None
        parties = sorted(self._codes("party", "partner_in", query["partner_in"]))
        belongs = self._territories.has_throughout

        def is_member(figure: TradeFigure) -> bool:
            period, partner = figure.fact.period, figure.fact.partner
            return period is not None and any(belongs(party, period, partner) for party in parties)

        return is_member

    def _codes(self, kind: str, keyword: str, value: object) -> frozenset[str]:
        known = self._known[kind]
        codes = _texts(keyword, value)
        for code in codes:
            if code not in known:
                raise UnknownCodeError(kind, code, near_codes(code, known))
        return frozenset(codes)

    def _read_periods(self, keyword: str, value: object) -> tuple[Period, ...]:
        given: Iterable[object] = (value,) if isinstance(value, (str, Period)) else _several(keyword, value, "a period")
        return tuple(self._read_period(keyword, item) for item in given)

    def _read_period(self, keyword: str, value: object) -> Period:
        if isinstance(value, Period):
            return value
        if isinstance(value, str):
            return Period.parse(value, calendar=self._tables.calendars)
        raise FieldTypeError(keyword, f"{shorten(value)} ({type(value).__name__})", "a Period or its text")

    def _reporter_within(self, keyword: str, value: object) -> Criterion:
        codes = set(self._codes("country or region", keyword, value))
        inside = (
            region.code
            for region in self._tables.regions.values()
            if region.country in codes and not region.separate_territory
        )
        return Criterion("reporter", frozenset(codes.union(inside)))

    def _partner_in(self, keyword: str, value: object) -> Criterion:
        parties = self._codes("party", keyword, value)
        return Criterion("partner", frozenset(code for party in parties for code in self._territories.ever(party)))

    def _commodity(self, keyword: str, value: object) -> Criterion:
        goods = _texts(keyword, value)
        stated = self._codes("commodity", keyword, tuple(code for code in goods if code != ALL))
        return Criterion("commodity", frozenset({*stated, None}) if ALL in goods else stated)

    def _commodity_under(self, keyword: str, value: object) -> Criterion:
        codes = _texts(keyword, value)
        headings = {code.removeprefix(_HS) for code in codes if _HS_CODE.fullmatch(code)}
        above = self._codes(
            "commodity",
            keyword,
            tuple(code for code in codes if not _HS_CODE.fullmatch(code) or code in self._known["commodity"]),
        )
        headings.update(heading for code in above for heading in self._tables.commodities[code].hs_codes)
        return Criterion(
            "commodity",
            frozenset(code for code in self._tables.commodities if self._is_under(code, above, tuple(headings))),
        )

    def _is_under(self, code: str, above: AbstractSet[str], headings: tuple[str, ...]) -> bool:
        commodities = self._tables.commodities
        passed: set[str] = set()
        step: str | None = code
        while step is not None and step not in passed:
            if step in above:
                return True
            passed.add(step)
            hs_codes = commodities[step].hs_codes
            if hs_codes and all(hs.startswith(headings) for hs in hs_codes):
                return True
            step = commodities[step].parent
        return False

    def _unit(self, keyword: str, value: object) -> Criterion:
        return Criterion("unit", frozenset(parse_unit(code).code for code in _texts(keyword, value)))

    def _about(self, keyword: str, value: object) -> Criterion:
        codes = self._codes("party or place", keyword, value)
        groups = (group.code for group in self._tables.groups.values() if group.bloc in codes)
        return Criterion("about", codes.union(groups))


def _texts(keyword: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    texts = tuple(_several(keyword, value, "a code"))
    for text in texts:
        if not isinstance(text, str):
            raise FieldTypeError(keyword, f"{shorten(text)} ({type(text).__name__})", "a code as text")
    return cast("tuple[str, ...]", texts)  # each was just seen to be text


def _several(keyword: str, value: object, one: str) -> Iterable[object]:
    if isinstance(value, (AbstractSet, tuple)):
        return cast("Iterable[object]", value)
    raise FieldTypeError(
        keyword,
        f"{shorten(value)} ({type(value).__name__})",
        f"{one}, or a set or tuple of them; leave the keyword out to take all",
    )
