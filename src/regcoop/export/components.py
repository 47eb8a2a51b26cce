"""Components: the structure in which figures are written as SDMX-CSV, column by column."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from regcoop.period import PeriodKind

__all__ = [
    "FREQUENCIES",
    "NOT_APPLICABLE",
    "SDMX_COMPONENTS",
    "SDMX_STRUCTURE",
    "TOTAL",
    "UNSPECIFIED",
    "Component",
    "ComponentRole",
]

SDMX_STRUCTURE: Final = "REGCOOP:REPORTED_FIGURES(1.0.0)"
"""The dataflow that the rows belong to: agency, id and version. The version changes when a column does."""

TOTAL: Final = "_T"
"""The code for all goods."""

UNSPECIFIED: Final = "_U"
"""The code for what a text does not state."""

NOT_APPLICABLE: Final = "_Z"
"""The code for what a figure has not, such as a place."""

FREQUENCIES: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.YEAR: "A",
    PeriodKind.HALF: "S",
    PeriodKind.QUARTER: "Q",
    PeriodKind.MONTH: "M",
    PeriodKind.DAY: "D",
    PeriodKind.YTD: "_O",
    PeriodKind.SPAN: "_O",
}
"""The kind of a period -> its code in the list CL_FREQ of SDMX; `_O` is any other one."""


class ComponentRole(StrEnum):
    """Tell what a column is to an observation: part of its key, its value, or something said about it."""

    DIMENSION = "dimension"
    TIME = "time dimension"
    MEASURE = "measure"
    ATTRIBUTE = "attribute"


class Component(NamedTuple):
    """Hold a column of the structure: its id, what it is to an observation, and what stands in it."""

    id: str
    role: ComponentRole
    meaning: str


def _components(role: ComponentRole, **meanings: str) -> tuple[Component, ...]:
    return tuple(Component(name, role, meaning) for name, meaning in meanings.items())


SDMX_COMPONENTS: Final[tuple[Component, ...]] = (
    *_components(
        ComponentRole.DIMENSION,
        FREQ="Length of the period: A year, S half, Q quarter, M month, D day, _O any other.",
        REPORTER="Party whose statistics it is about.",
        PARTNER="The other party; W is the world.",
        FLOW="Exports, imports, trade and so on.",
        MEASURE="What is measured.",
        COMMODITY="Goods; _T is all goods of the measure.",
        UNIT="Unit of the value; a currency by its ISO 4217 code.",
        CONCEPT="Definition by which it was counted; _U if the text does not say.",
        PLACE="Place; _Z if the figure is about none.",
        FIGURE="Id of the figure, because several claims may be about one fact.",
    ),
    *_components(ComponentRole.TIME, TIME_PERIOD="Period as an SDMX time period."),
    *_components(ComponentRole.MEASURE, OBS_VALUE="Printed value in whole units, with all its digits."),
    *_components(
        ComponentRole.ATTRIBUTE,
        UNIT_MULT="Power of ten of the value, which is always 0.",
        DECIMALS="Digits after the decimal point of the value.",
        PRECISION="Place value of the last significant digit.",
        QUALIFIER="How the number is meant: rounded, about, over, nearly and so on.",
        LOWER_BOUND="Least value that the print allows; empty if it has no end.",
        UPPER_BOUND="Greatest value that the print allows; empty if it has no end.",
        TIME_BASIS="How the measure stands in time: flow, stock, cumulative, level or rate.",
        COMPILER="Organisation that counted; empty if the text does not say.",
        VIA="Organisation that passed it on.",
        SOURCE="Id of the source that printed it.",
        SOURCES_MORE="Ids of further sources that print the same, with blanks between them.",
        PUBLISHED="Date of the source, to the precision known.",
        ORIGIN="Whether the currency is the compiler's own (native) or not (restated).",
        COMPOSITION="Group that a bloc is known to mean here.",
        VALUATION="Valuation of the goods, where stated.",
        TRADE_SYSTEM="Trade system, where stated.",
        NATURE="Outcome, estimate, target and so on, where stated.",
        VINTAGE="Release of the statistic, where stated.",
        CONFIDENCE="How well the row is borne out: high or medium.",
        ALSO_PRINTED="What else was printed with it and has no column: growth, share, restatement, rank, change.",
        LOCATOR="Where in the source it stands.",
        DOUBT="Why the number may not be what it seems.",
        NOTE="Anything else.",
    ),
)
"""The columns after STRUCTURE, STRUCTURE_ID and ACTION, in their order."""
