"""Maps of corridors and routes, and charts of figures, memberships and forums, with matplotlib.

This is the only package that touches matplotlib, and it does so when something is first drawn. Install it with
`pip install "regcoop[plot]"`. Every function returns the Axes that it drew into; none shows or saves anything, and none
changes a setting of matplotlib.
"""

from regcoop.plot.base_maps import BaseMap, Shape, base_map_of, natural_earth
from regcoop.plot.figure_series import plot_series
from regcoop.plot.forum_calendars import plot_forum_calendar
from regcoop.plot.growth_charts import plot_growth_currencies
from regcoop.plot.journeys import map_route
from regcoop.plot.maps import MapOptions, draw_base_map, map_corridors
from regcoop.plot.membership_timelines import plot_memberships
from regcoop.plot.mirror_charts import plot_mirror
from regcoop.plot.projections import Albers
from regcoop.plot.share_charts import plot_shares

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
    "plot_forum_calendar",
    "plot_growth_currencies",
    "plot_memberships",
    "plot_mirror",
    "plot_series",
    "plot_shares",
]
