"""How long each segment counts when ways are compared; what a route then says of its length is measured anew.

A segment counts its own printed length. One that has a printed length only together with others takes its share of
that, by straight lines, where that is not below its own straight line. All others count the straight line.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from regcoop._decimal import EXACT
from regcoop.corridors import Segment
from regcoop.network.terrain import Terrain
from regcoop.network.tiling import Print

__all__ = ["metres_for_choosing"]


def metres_for_choosing(terrain: Terrain, segments: Iterable[Segment]) -> Mapping[str, int | None]:
    """Give the metres that each segment counts; None where nothing is known of its length."""
    found: dict[str, int | None] = {}
    for segment in segments:
        printed = terrain.preferred_km(segment)
        if printed is not None:
            found[segment.id] = _whole_metres(printed)
            continue
        straight = terrain.quick(segment)
        shares = [_share(terrain, segment.id, span) for span in terrain.spans.covering(segment.id)]
        known = [share for share in shares if share is not None]
        found[segment.id] = straight if straight is None else max([straight, *known[:1]])
    return found


def _whole_metres(km: Decimal) -> int:
    return int(EXACT.scaleb(km, 3))


def _share(terrain: Terrain, wanted: str, span: tuple[str, frozenset[str], Print]) -> int | None:
    """Give what falls to a segment of the length of a span, once the printed lengths of the others are taken away."""
    _, segments, whole = span
    rest, lines, own = _whole_metres(whole.km), 0, 0
    for code in sorted(segments):
        printed = terrain.preferred_km(terrain.atlas.segments[code])
        if printed is not None:
            rest -= _whole_metres(printed)
            continue
        straight = terrain.quick(terrain.atlas.segments[code])
        if straight is None:
            return None
        lines += straight
        own = straight if code == wanted else own
    return rest * own // lines if rest > 0 and lines else None
