"""What a network is restricted to: a day, modes, statuses, corridors, services."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar, cast, final

import attrs

from regcoop._shorten import shorten
from regcoop._show import show_record
from regcoop._validate import check_date, check_type
from regcoop.atlas import Atlas, Collection
from regcoop.corridors import Corridor, Mode, Segment, SegmentStatus, Service
from regcoop.errors import ContradictoryFiltersError, EmptyFilterError, FieldTypeError, FieldValueError

__all__ = ["ALL_MODES", "Filters", "chosen_modes", "texts_of"]

E = TypeVar("E", bound=StrEnum)
_Codes: TypeAlias = Iterable[str]

ALL_MODES: Final = frozenset(Mode)


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Filters:
    """Hold what a network is restricted to.

    Attributes:
        on: the day.
        modes: the modes of transport.
        statuses: the states in which a segment may be.
        corridors: the ids of the corridors of which a segment must belong to at least one; None for no such condition.
        services: the same of services.
    """

    on: date
    modes: frozenset[Mode]
    statuses: frozenset[SegmentStatus]
    corridors: tuple[str, ...] | None = None
    services: tuple[str, ...] | None = None

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_date("on", self.on)
        for name in ("modes", "statuses"):
            check_type(name, getattr(self, name), frozenset)
        for name in ("corridors", "services"):
            check_type(name, getattr(self, name), (tuple, type(None)))

    @classmethod
    def read(
        cls,
        atlas: Atlas,
        *,
        on: date,
        modes: _Codes | None,
        statuses: _Codes,
        corridors: _Codes | None,
        services: _Codes | None,
    ) -> "Filters":
        """Check what a caller wrote, and that it leaves something.

        Raises:
            FieldTypeError: if a filter is no set of texts.
            FieldValueError: if there is no such mode or status.
            EmptyFilterError: if a filter is empty.
            UnknownCodeError: if there is no such corridor or service.
            ContradictoryFiltersError: if no segment fulfils all of them on any day.
        """
        found = cls(
            on=on,
            modes=chosen_modes(modes),
            statuses=_members("statuses", statuses, SegmentStatus),
            corridors=_lines("corridors", corridors, atlas.corridors),
            services=_lines("services", services, atlas.services),
        )
        found.check(atlas)
        return found

    def lines(self, atlas: Atlas) -> list[tuple[str, tuple[Corridor | Service, ...]]]:
        """Give the filters by line that there are, each with the lines it names."""
        asked: list[tuple[str, tuple[Corridor | Service, ...]]] = []
        if self.corridors is not None:
            asked.append(("corridors", tuple(atlas.corridors[code] for code in self.corridors)))
        if self.services is not None:
            asked.append(("services", tuple(atlas.services[code] for code in self.services)))
        return asked

    def check(self, atlas: Atlas) -> None:
        """Refuse filters that leave no segment on any day: each line needs one of the modes, and all together one.

        Raises:
            ContradictoryFiltersError: naming what contradicts what.
        """
        asked = self.lines(atlas)
        if atlas.segments and not any(segment.mode in self.modes for segment in atlas.segments.values()):
            raise ContradictoryFiltersError(f"modes={_listed(self.modes)}")
        for name, lines in asked:
            for line in lines:
                if not any(atlas.segments[code].mode in self.modes for code in line.segment_ids):
                    raise ContradictoryFiltersError(f"{name}={line.id}", f"modes={_listed(self.modes)}")
        shared = [frozenset(code for line in lines for code in line.segment_ids) for _, lines in asked]
        if shared and not any(atlas.segments[code].mode in self.modes for code in shared[0].intersection(*shared)):
            raise ContradictoryFiltersError(*(f"{name}={_listed(line.id for line in lines)}" for name, lines in asked))

    def segments(self, atlas: Atlas) -> Mapping[str, Segment]:
        """Give the segments of the modes and lines, whatever their state: a line counts as it is drawn on the day."""
        drawn = [
            {code for line in lines for code in line.segments_on(self.on, imprecise="out")}
            for _, lines in self.lines(atlas)
        ]
        return {
            code: segment
            for code, segment in atlas.segments.items()
            if segment.mode in self.modes and all(code in codes for codes in drawn)
        }


def chosen_modes(modes: _Codes | None) -> frozenset[Mode]:
    """Read a set of modes; None for all of them.

    Raises:
        FieldTypeError: if it is no set of texts.
        FieldValueError: if there is no such mode.
        EmptyFilterError: if it is empty.
    """
    return ALL_MODES if modes is None else _members("modes", modes, Mode)


def _members(name: str, values: _Codes, kind: type[E]) -> frozenset[E]:
    known = {member.value: member for member in kind}
    texts = _texts(name, values, next(iter(known)))
    for text in texts:
        if text not in known:
            raise FieldValueError(f"an item of {name}", shorten(text), f"one of {', '.join(known)}")
    return frozenset(known[text] for text in texts)


def _lines(
    name: str, values: _Codes | None, known: Collection[Corridor] | Collection[Service]
) -> tuple[str, ...] | None:
    if values is None:
        return None
    codes = tuple(sorted(set(_texts(name, values, next(iter(known), "id")))))
    for code in codes:
        known[code]  # raises UnknownCodeError
    return codes


def _texts(name: str, values: object, example: str) -> list[str]:
    texts = texts_of(name, values, example)
    if not texts:
        raise EmptyFilterError(name)
    return texts


def texts_of(name: str, values: object, example: str) -> list[str]:
    """Read a set of texts; a text alone is refused, since it would be taken for its letters.

    Raises:
        FieldTypeError: if it is no set of texts.
    """
    wanted = f"a set of texts such as {{{example!r}}}"
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise FieldTypeError(name, f"{shorten(values)} ({type(values).__name__})", wanted)
    texts: list[str] = []
    for text in cast("Iterable[object]", values):
        if not isinstance(text, str):
            raise FieldTypeError(f"an item of {name}", f"{shorten(text)} ({type(text).__name__})", wanted)
        texts.append(str(text))
    return texts


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(str(code) for code in codes))
