"""The atlas: an immutable collection of every record, with checked references, indexes and questions."""

from regcoop.atlas.atlas import Atlas, Figures, Indicators, KnownAtlas
from regcoop.atlas.checks import problems_of
from regcoop.atlas.collection import Collection
from regcoop.atlas.history import LeftOut
from regcoop.atlas.lookup import PARTIES, Suggestion
from regcoop.atlas.merging import OnConflict
from regcoop.atlas.queries import Codes, FigureQuery, IndicatorQuery, Periods
from regcoop.atlas.selections import Selection
from regcoop.atlas.tables import THE_WORLD, AnyRecord, Party, RecordSets, Tables, World

__all__ = [
    "PARTIES",
    "THE_WORLD",
    "AnyRecord",
    "Atlas",
    "Codes",
    "Collection",
    "FigureQuery",
    "Figures",
    "IndicatorQuery",
    "Indicators",
    "KnownAtlas",
    "LeftOut",
    "OnConflict",
    "Party",
    "Periods",
    "RecordSets",
    "Selection",
    "Suggestion",
    "Tables",
    "World",
    "problems_of",
]
