"""Sums of lengths along a chain of segments, where some lengths were printed for several segments together.

A chain is tiled by segments and spans, so that no length counts twice: a span is never added to its own segments. Of
all tilings those count that leave the fewest parts unknown, then the fewest without a printed length; of these the
shortest. The interval covers every tiling of the same segments and every printed variant, with the rounding of the
print.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from regcoop._decimal import EXACT, LOWER, UPPER
from regcoop.corridors import Length
from regcoop.network.distances import Distance, DistancePart, LengthKind, kilometres, km_estimate

__all__ = ["Print", "Spans", "Step", "distance_of"]

_ZERO: Final = Decimal(0)


class Print(NamedTuple):
    """Hold what was printed of one length: the preferred number, the ends over all variants, the lengths themselves."""

    km: Decimal
    lo: Decimal
    hi: Decimal
    lengths: tuple[Length, ...]

    @classmethod
    def of(cls, lengths: tuple[Length, ...]) -> "Print | None":
        """Read lengths of one thing; None if there are none."""
        if not lengths:
            return None
        intervals = [length.amount.interval for length in lengths]
        return cls(lengths[0].km, min(each.lo for each in intervals), max(each.hi for each in intervals), lengths)


class Step(NamedTuple):
    """Hold one segment or access edge of a chain: what was printed of it, and its geodesic in metres, if known."""

    leg: str
    printed: Print | None
    metres: int | None


class Spans:
    """Find the spans that begin at a place in a chain."""

    __slots__ = ("_by_segment",)

    def __init__(self, spans: Mapping[str, tuple[tuple[str, ...], Print]]) -> None:
        """Index spans, each given as the segments it covers and what was printed of it."""
        self._by_segment: dict[str, list[tuple[str, frozenset[str], Print]]] = {}
        for span, (segments, printed) in sorted(spans.items(), key=lambda item: (len(item[1][0]), item[0])):
            for segment in segments:
                self._by_segment.setdefault(segment, []).append((span, frozenset(segments), printed))

    def covering(self, segment: str) -> Sequence[tuple[str, frozenset[str], Print]]:
        """Give the spans that a segment is part of, those over the fewest segments first."""
        return self._by_segment.get(segment, ())

    def starting_at(self, chain: Sequence[Step], start: int) -> Iterator[tuple[str, int, Print]]:
        """Give the spans that cover a run of a chain from a step on, in either direction, with the end of the run."""
        for span, segments, printed in self.covering(chain[start].leg):
            end = start + len(segments)
            if end <= len(chain) and segments == frozenset(step.leg for step in chain[start:end]):
                yield span, end, printed


class _Tile(NamedTuple):
    """Hold one way to measure a run of a chain."""

    end: int
    kind: LengthKind
    span: str | None
    printed: Print | None
    metres: int | None

    @property
    def km(self) -> Decimal:
        return self.printed.km if self.printed is not None else kilometres(self.metres or 0)

    @property
    def rank(self) -> tuple[int, int, Decimal]:
        stated = _ZERO if self.printed is None else self.printed.km
        return self.kind is LengthKind.UNKNOWN, self.kind is not LengthKind.STATED, stated


def distance_of(runs: Sequence[Sequence[Step]], spans: Spans) -> Distance:
    """Measure some chains, each by its best tiling; a span never reaches from one chain into the next."""
    parts: list[DistancePart] = []
    value = lo = hi = _ZERO
    for chain in runs:
        tiles = [list(_tiles_at(chain, start, spans)) for start in range(len(chain))]
        chosen = _best_tiles(tiles)
        parts.extend(_part(chain, start, tile) for start, tile in chosen)
        stated = [(start, tile) for start, tile in chosen if tile.printed is not None]
        reached = {place for start, tile in stated for place in range(start, tile.end)}
        for _, tile in stated:
            value = EXACT.add(value, tile.km)
        lo = LOWER.add(lo, _shortest(tiles, reached, lambda tile: tile.lo, LOWER.add))
        hi = UPPER.add(hi, _shortest(tiles, reached, lambda tile: tile.hi.copy_negate(), LOWER.add).copy_negate())
    has_print = any(part.kind is LengthKind.STATED for part in parts)
    return Distance(parts=tuple(parts), stated=km_estimate(value, lo, hi) if has_print else None)


def _tiles_at(chain: Sequence[Step], start: int, spans: Spans) -> Iterator[_Tile]:
    step = chain[start]
    if step.printed is not None:
        yield _Tile(start + 1, LengthKind.STATED, None, step.printed, None)
    for span, end, printed in spans.starting_at(chain, start):
        yield _Tile(end, LengthKind.STATED, span, printed, None)
    if step.printed is None:
        kind = LengthKind.UNKNOWN if step.metres is None else LengthKind.GEODESIC
        yield _Tile(start + 1, kind, None, None, step.metres)


def _best_tiles(tiles: Sequence[Sequence[_Tile]]) -> list[tuple[int, _Tile]]:
    """Choose tiles from the end of a chain to its start, and give them in order, each with where it begins."""
    best: list[tuple[tuple[int, int, Decimal], _Tile | None]] = [((0, 0, _ZERO), None)] * (len(tiles) + 1)
    for start in range(len(tiles) - 1, -1, -1):
        ranked = [(_joined(tile.rank, best[tile.end][0]), tile) for tile in tiles[start]]
        best[start] = min(ranked, key=lambda choice: choice[0])
    chosen: list[tuple[int, _Tile]] = []
    start = 0
    while (tile := best[start][1]) is not None:
        chosen.append((start, tile))
        start = tile.end
    return chosen


def _joined(one: tuple[int, int, Decimal], other: tuple[int, int, Decimal]) -> tuple[int, int, Decimal]:
    return one[0] + other[0], one[1] + other[1], EXACT.add(one[2], other[2])


def _shortest(
    tiles: Sequence[Sequence[_Tile]],
    reached: set[int],
    number: Callable[[Print], Decimal],
    add: Callable[[Decimal, Decimal], Decimal],
) -> Decimal:
    """Give the smallest sum of a number over all tilings of the steps that have a printed length."""
    best: list[Decimal | None] = [_ZERO] * (len(tiles) + 1)
    for start in range(len(tiles) - 1, -1, -1):
        if start not in reached:
            best[start] = best[start + 1]
            continue
        sums = [
            add(number(tile.printed), rest)
            for tile in tiles[start]
            if tile.printed is not None
            and reached.issuperset(range(start, tile.end))
            and (rest := best[tile.end]) is not None
        ]
        best[start] = min(sums, default=None)
    return best[0] or _ZERO


def _part(chain: Sequence[Step], start: int, tile: _Tile) -> DistancePart:
    known = tile.kind is not LengthKind.UNKNOWN
    return DistancePart(
        kind=tile.kind,
        legs=tuple(step.leg for step in chain[start : tile.end]),
        km=tile.km if known else None,
        printed=() if tile.printed is None else tile.printed.lengths,
        span=tile.span,
    )
