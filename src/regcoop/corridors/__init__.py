"""Places, segments, corridors, services, border crossings and breaks of gauge.

Infrastructure, corridor and service are three layers over the same segments: a railway is built once (`Segment`),
many programmes draw their corridors over it (`Corridor`), and trains run along it (`Service`).
"""

from regcoop.corridors.lines import Corridor, CorridorKind, Route, RouteRole, Service, ServiceKind
from regcoop.corridors.places import Place, PlaceKind, PlacePrecision
from regcoop.corridors.segments import (
    BorderCrossing,
    BreakOfGauge,
    GaugeMethod,
    Length,
    LengthBasis,
    Mode,
    Segment,
    SegmentStatus,
    Span,
)

__all__ = [
    "BorderCrossing",
    "BreakOfGauge",
    "Corridor",
    "CorridorKind",
    "GaugeMethod",
    "Length",
    "LengthBasis",
    "Mode",
    "Place",
    "PlaceKind",
    "PlacePrecision",
    "Route",
    "RouteRole",
    "Segment",
    "SegmentStatus",
    "Service",
    "ServiceKind",
    "Span",
]
