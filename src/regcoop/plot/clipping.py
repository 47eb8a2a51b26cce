"""Cutting rings and lines to a rectangle."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from regcoop.plot.projections import Box, LonLat, box_of

__all__ = ["clipped_lines", "clipped_ring"]

_Inside: TypeAlias = Callable[[LonLat], bool]
_Cut: TypeAlias = Callable[[LonLat, LonLat], LonLat]


def clipped_ring(ring: Sequence[LonLat], box: Box) -> Sequence[LonLat]:
    """Give the part of a filled ring that lies in a rectangle; empty if none does.

    The method is that of I. E. Sutherland and G. W. Hodgman, Reentrant Polygon Clipping, Communications of the ACM 17
    (1974): the ring is cut by one side after the other.
    """
    around = box_of(ring)
    if not around.meets(box):
        return ()
    if box.holds(around.west, around.south) and box.holds(around.east, around.north):
        return ring
    for inside, cut in _sides(box):
        ring = list(_cut_once(ring, inside, cut))
        if not ring:
            return ()
    return ring


def _sides(box: Box) -> tuple[tuple[_Inside, _Cut], ...]:
    return (
        (lambda point: point[0] >= box.west, lambda a, b: _at_lon(a, b, box.west)),
        (lambda point: point[0] <= box.east, lambda a, b: _at_lon(a, b, box.east)),
        (lambda point: point[1] >= box.south, lambda a, b: _at_lat(a, b, box.south)),
        (lambda point: point[1] <= box.north, lambda a, b: _at_lat(a, b, box.north)),
    )


def _at_lon(a: LonLat, b: LonLat, lon: float) -> LonLat:
    return lon, a[1] + (b[1] - a[1]) * (lon - a[0]) / (b[0] - a[0])


def _at_lat(a: LonLat, b: LonLat, lat: float) -> LonLat:
    return a[0] + (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]), lat


def _cut_once(ring: Sequence[LonLat], inside: _Inside, cut: _Cut) -> Iterator[LonLat]:
    before = ring[-1]
    for point in ring:
        if inside(point) != inside(before):
            yield cut(before, point)
        if inside(point):
            yield point
        before = point


def clipped_lines(line: Sequence[LonLat], box: Box) -> Iterator[Sequence[LonLat]]:
    """Give the runs of a line that lie in a rectangle, each with the points just outside of it."""
    around = box_of(line)
    if not around.meets(box):
        return
    if box.holds(around.west, around.south) and box.holds(around.east, around.north):
        yield line
        return
    run: list[LonLat] = []
    for before, point in pairwise(line):
        if box_of((before, point)).meets(box):
            run.extend((point,) if run else (before, point))
        elif run:
            yield run
            run = []
    if run:
        yield run
