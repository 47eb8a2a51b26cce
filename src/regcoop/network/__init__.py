"""Corridors as a network: routes, breaks of gauge, borders, what is joined and what is not, and GeoJSON.

The only package that touches networkx and geographiclib, each at its first use.
"""

from regcoop.network.comparing import CorridorComparison, compare_corridors
from regcoop.network.costs import Weight
from regcoop.network.diagnosis import Join, Obstacle
from regcoop.network.distances import Distance, DistancePart, LengthKind
from regcoop.network.features import Drawable, geojson
from regcoop.network.filters import Filters
from regcoop.network.lookups import corridors_across, corridors_between, corridors_in, corridors_through
from regcoop.network.net import Network
from regcoop.network.profiles import CorridorProfile
from regcoop.network.reach import Component, Reach
from regcoop.network.routes import Border, GaugeChange, Leg, LineOver, ModeChange, Route, Stop
from regcoop.network.states import State, segment_state

__all__ = [
    "Border",
    "Component",
    "CorridorComparison",
    "CorridorProfile",
    "Distance",
    "DistancePart",
    "Drawable",
    "Filters",
    "GaugeChange",
    "Join",
    "Leg",
    "LengthKind",
    "LineOver",
    "ModeChange",
    "Network",
    "Obstacle",
    "Reach",
    "Route",
    "State",
    "Stop",
    "Weight",
    "compare_corridors",
    "corridors_across",
    "corridors_between",
    "corridors_in",
    "corridors_through",
    "geojson",
    "segment_state",
]
