"""Maps of corridors and routes, with matplotlib.

This is the only package that touches matplotlib, and it does so when something is first drawn. Install it with
`pip install "regcoop[plot]"`. Every function returns the Axes that it drew into; none shows or saves anything, and none
changes a setting of matplotlib.
"""

from regcoop.plot.base_maps import BaseMap, Shape, base_map_of, natural_earth
from regcoop.plot.journeys import map_route
from regcoop.plot.maps import MapOptions, draw_base_map, map_corridors
from regcoop.plot.projections import Albers

__all__ = [
    "Albers",
    "BaseMap",
    "MapOptions",
    "Shape",
    "base_map_of",
    "draw_base_map",
    "map_corridors",
    "map_route",
    "natural_earth",
]
