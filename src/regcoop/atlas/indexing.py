"""Indexes: which records of a selection have a value in a field, without looking at the others."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar, final

__all__ = ["Criterion", "Index", "Readers"]

R = TypeVar("R")

_Values: TypeAlias = tuple[Hashable, ...]
Readers: TypeAlias = Mapping[str, Callable[[Any], _Values]]
"""Field -> function that gives its values in a record: none, one or several."""

_NOWHERE: Final[tuple[int, ...]] = ()


class Criterion(NamedTuple):
    """Ask for the records that have one of some values in a field."""

    field: str
    wanted: frozenset[Hashable]


@final
class Index(Generic[R]):
    """Find records by the values of their fields.

    A field is indexed when it is first asked for. A query that names one value for every field of `key` is one
    look-up, however many records there are; any other takes the criterion that fewest records fulfil and tests those
    records for the rest.
    """

    __slots__ = ("_by_field", "_by_key", "_key", "_readers", "records")

    def __init__(self, records: tuple[R, ...], *, readers: Readers, key: tuple[str, ...]) -> None:
        self.records = records
        self._readers = readers
        self._key = key
        self._by_field: dict[str, dict[Hashable, list[int]]] = {}
        self._by_key: dict[_Values, list[int]] = {}

    def values(self, field: str) -> Mapping[Hashable, Sequence[int]]:
        """Give the positions of the records by their values of a field."""
        if field not in self._by_field:
            positions: dict[Hashable, list[int]] = {}
            read = self._readers[field]
            for position, record in enumerate(self.records):
                for value in read(record):
                    positions.setdefault(value, []).append(position)
            self._by_field[field] = positions
        return self._by_field[field]

    def select(self, criteria: Sequence[Criterion]) -> Iterable[R]:
        """Give the records that fulfil all criteria, in order."""
        positions, rest = self._start(criteria)
        tests = [(self._readers[criterion.field], criterion.wanted) for criterion in rest]
        found: Iterable[R] = map(self.records.__getitem__, positions)
        for read, wanted in tests:
            found = _fulfilling(found, read, wanted)
        return found

    def _start(self, criteria: Sequence[Criterion]) -> tuple[Iterable[int], list[Criterion]]:
        if not criteria:
            return range(len(self.records)), []
        single = {field: wanted for field, wanted in criteria if len(wanted) == 1}
        if single.keys() >= set(self._key):
            key = tuple(value for field in self._key for value in single[field])
            used = {(field, single[field]) for field in self._key}
            return self._keyed().get(key, _NOWHERE), [criterion for criterion in criteria if criterion not in used]
        sizes = [(self._size(criterion), place) for place, criterion in enumerate(criteria)]
        _, first = min(sizes)
        return self._union(criteria[first]), [criterion for place, criterion in enumerate(criteria) if place != first]

    def _size(self, criterion: Criterion) -> int:
        positions = self.values(criterion.field)
        return sum(len(positions.get(value, _NOWHERE)) for value in criterion.wanted)

    def _union(self, criterion: Criterion) -> Iterable[int]:
        positions = self.values(criterion.field)
        if len(criterion.wanted) == 1:
            (value,) = criterion.wanted
            return positions.get(value, _NOWHERE)
        return sorted({position for value in criterion.wanted for position in positions.get(value, _NOWHERE)})

    def _keyed(self) -> Mapping[_Values, Sequence[int]]:
        if not self._by_key:
            readers = [self._readers[field] for field in self._key]
            for position, record in enumerate(self.records):
                key = tuple(value for read in readers for value in read(record))
                self._by_key.setdefault(key, []).append(position)
        return self._by_key


def _fulfilling(records: Iterable[R], read: Callable[[R], _Values], wanted: frozenset[Hashable]) -> Iterator[R]:
    for record in records:
        if not wanted.isdisjoint(read(record)):
            yield record
