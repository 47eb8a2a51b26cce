"""Chains of segments as corridors list them: where their segments meet, and what a train must change on the way."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from regcoop.corridors import BreakOfGauge, Mode, Segment
from regcoop.network.graph import NO_GAUGE, Kind
from regcoop.network.view import kind_of_mode

__all__ = ["Change", "changes_on", "places_on"]

_NOTHING: Final = (0, 0, 0)


class Change(NamedTuple):
    """Hold one change of gauge on a chain; without a record the two gauges only meet there."""

    place: str
    gauges: tuple[Kind, Kind]
    record: BreakOfGauge | None


def places_on(chain: Sequence[Segment]) -> tuple[str, ...]:
    """Give the places of a chain in order, each segment walked in the direction that joins it to the others.

    The atlas has checked that there is one. Of a single segment it is its own direction.
    """
    forwards = _walked(chain, chain[0].origin)
    return forwards if len(forwards) > len(chain) else _walked(chain, chain[0].destination)


def _walked(chain: Sequence[Segment], start: str) -> tuple[str, ...]:
    """Walk a chain from one end of its first segment, as far as it holds together."""
    places = [start]
    for segment in chain:
        if places[-1] not in segment.ends:
            break
        places.append(segment.destination if segment.origin == places[-1] else segment.origin)
    return tuple(places)


def changes_on(
    chain: Sequence[Segment], breaks: Mapping[tuple[str, frozenset[int]], BreakOfGauge]
) -> tuple[Change, ...]:
    """Give the changes of gauge that a way over a whole chain needs, as few as there can be.

    Tracks with several gauges carry each of them through. Where the gauge of a track is not known, it is taken to fit.
    """
    kinds = _kinds_of(chain)
    places = places_on(chain)
    best: list[dict[Kind, tuple[tuple[int, int, int], Kind | None]]] = [dict.fromkeys(kinds[0], (_NOTHING, None))]
    for place, onward in zip(places[1:-1], kinds[1:], strict=False):
        before = best[-1]
        layer: dict[Kind, tuple[tuple[int, int, int], Kind | None]] = {}
        for kind in onward:
            ranked = [(_added(cost, _price(place, came, kind, breaks)), came) for came, (cost, _) in before.items()]
            layer[kind] = min(ranked)
        best.append(layer)
    return tuple(_told(places, _backwards(best), breaks))


def _kinds_of(chain: Sequence[Segment]) -> list[tuple[Kind, ...]]:
    every = tuple(sorted({gauge for segment in chain for gauge in segment.gauges})) or (NO_GAUGE,)
    rails = (
        segment.gauges or every if segment.mode is Mode.RAIL else (kind_of_mode(segment.mode),) for segment in chain
    )
    return list(rails)


def _price(
    place: str, kind: Kind, onward: Kind, breaks: Mapping[tuple[str, frozenset[int]], BreakOfGauge]
) -> tuple[int, int, int]:
    """Rank a transfer: gauges that only meet, then changes of gauge, then those made across the border."""
    if kind == onward or kind < NO_GAUGE or onward < NO_GAUGE:
        return _NOTHING
    record = breaks.get((place, frozenset((kind, onward))))
    return (1, 0, 0) if record is None else (0, 1, int(record.place != place))


def _added(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _backwards(best: Sequence[Mapping[Kind, tuple[tuple[int, int, int], Kind | None]]]) -> list[Kind]:
    kind: Kind | None = min(best[-1], key=lambda each: (best[-1][each][0], each))
    found: list[Kind] = []
    for layer in reversed(best):
        if kind is not None:
            found.append(kind)
            kind = layer[kind][1]
    return found[::-1]


def _told(
    places: Sequence[str], kinds: Sequence[Kind], breaks: Mapping[tuple[str, frozenset[int]], BreakOfGauge]
) -> Iterator[Change]:
    for place, (before, after) in zip(places[1:-1], pairwise(kinds), strict=False):
        if before != after and before >= NO_GAUGE and after >= NO_GAUGE:
            yield Change(place, (before, after), breaks.get((place, frozenset((before, after)))))
