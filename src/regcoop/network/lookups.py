"""Which corridors go where: through a place, across a border, in a country, between two blocs."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import cast

from regcoop._shorten import shorten
from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.corridors import Corridor, Segment
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.network.states import OPEN_STATES
from regcoop.network.terrain import Terrain

__all__ = ["corridors_across", "corridors_between", "corridors_in", "corridors_through"]

_SIDES = 2


def corridors_through(place: str, *, atlas: Atlas, on: date | None = None) -> tuple[Corridor, ...]:
    """Give the corridors that touch a place, or a place that is part of it, such as a station of the city.

    Use it without a day for all that were ever drawn there, whatever their state. With a day only segments count that
    belong to the corridor and are certainly in use on it.

    >>> from datetime import date
    >>> from regcoop.fixtures import load
    >>> from regcoop.network import corridors_through
    >>> ids = [corridor.id for corridor in corridors_through("boten", atlas=load(), on=date(2021, 1, 1))]
    >>> "china-laos-railway" in ids, "gms-nsec-west" in ids
    (False, True)

    Raises:
        UnknownCodeError: if there is no such place.
    """
    atlas.places[place]  # raises UnknownCodeError
    meant = {place, *(part.id for part in atlas.places.values() if part.part_of == place)}
    return _corridors(atlas, on, lambda _, segment: not meant.isdisjoint((*segment.ends, *segment.via)))


def corridors_across(border: str | tuple[str, str], *, atlas: Atlas, on: date | None = None) -> tuple[Corridor, ...]:
    """Give the corridors that cross a border: a pair of posts by its id, or any border between two countries.

    >>> from regcoop.fixtures import load
    >>> from regcoop.network import corridors_across
    >>> [corridor.id for corridor in corridors_across("pingxiang-dong-dang", atlas=load())][:2]
    ['gms-nsec-east', 'nanning-hanoi-railway']
    >>> len(corridors_across(("CN", "VN"), atlas=load())) > 2
    True

    Args:
        border: the id of a border crossing, or the codes of two countries.
        atlas: where to look.
        on: a day, as for `corridors_through`.

    Raises:
        UnknownCodeError: if there is no such crossing or country.
        FieldTypeError: if it is neither an id nor a pair.
        FieldValueError: if both countries are one.
    """
    if isinstance(border, str):
        atlas.border_crossings[border]  # raises UnknownCodeError

        def crosses(terrain: Terrain, segment: Segment) -> bool:
            crossing = terrain.crossing_of(segment)
            return crossing is not None and crossing.id == border

        return _corridors(atlas, on, crosses)
    pair = _pair(border, atlas)
    return _corridors(atlas, on, lambda terrain, segment: pair <= _crossed(terrain, segment))


def _pair(border: object, atlas: Atlas) -> frozenset[str]:
    shown = shorten(border)
    countries = cast("tuple[str, ...]", border if isinstance(border, tuple) else ())
    if len(countries) != _SIDES:
        raise FieldTypeError("border", shown, "the id of a border crossing, or a pair such as ('CN', 'LA')")
    for code in countries:
        atlas.countries[code]  # raises UnknownCodeError
    if countries[0] == countries[1]:
        raise FieldValueError("border", shorten(countries), "two different countries")
    return frozenset(countries)


def _crossed(terrain: Terrain, segment: Segment) -> frozenset[str]:
    """Give the two countries of a segment; none of those that lie on its way, as it need not cross between them."""
    along = terrain.countries_along(segment)
    return frozenset(along) if len(along) == _SIDES else frozenset()


def corridors_in(country: str, *, atlas: Atlas, on: date | None = None) -> tuple[Corridor, ...]:
    """Give the corridors with a place in a country, or in a region of one.

    >>> from regcoop.fixtures import load
    >>> from regcoop.network import corridors_in
    >>> [corridor.id for corridor in corridors_in("AM", atlas=load())]
    ['tripp-zangezur']

    Args:
        country: the code of a country, or of a region such as `CN-YN`.
        atlas: where to look.
        on: a day, as for `corridors_through`.

    Raises:
        UnknownCodeError: if there is no such country or region.
    """
    if country not in atlas.countries and country not in atlas.regions:
        atlas.countries[country]  # raises UnknownCodeError

    def lies_in(terrain: Terrain, segment: Segment) -> bool:
        return any(country in {place.country, place.region} for place in terrain.passed(segment))

    return _corridors(atlas, on, lies_in)


def corridors_between(bloc_a: str, bloc_b: str, *, atlas: Atlas, on: date) -> tuple[Corridor, ...]:
    """Give the corridors that join a territory of one bloc with another territory, of the other bloc.

    Use it with blocs, groups or countries. Only segments that are certainly in use on the day count. Where both blocs
    share a member, its own territory alone does not join them.

    >>> from datetime import date
    >>> from regcoop.fixtures import load
    >>> from regcoop.network import corridors_between
    >>> found = corridors_between("ASEAN", "CASIA5", atlas=load(), on=date(2025, 6, 1))
    >>> [corridor.id for corridor in found]
    []
    >>> found = corridors_between("ASEAN", "CN", atlas=load(), on=date(2025, 6, 1))
    >>> "china-laos-railway" in {corridor.id for corridor in found}
    True

    Raises:
        UnknownCodeError: if there is no such party.
        UnlistedMembersError: if the atlas lists no members of one.
        UncertainMembershipError: if the day lies inside an imprecise start or end of a membership.
        FieldTypeError: if the day is no `datetime.date`.
    """
    one, other = (atlas.territories_on(code, on) for code in (bloc_a, bloc_b))

    def joins(corridor: Corridor) -> bool:
        touched = atlas.touched_by(corridor, on=on)
        return any(start != end for start in touched & one for end in touched & other)

    return tuple(corridor for corridor in atlas.corridors.values() if joins(corridor))


def _corridors(atlas: Atlas, on: date | None, wanted: Callable[[Terrain, Segment], bool]) -> tuple[Corridor, ...]:
    """Give the corridors with a segment that is wanted, of all days, or in use on one."""
    check_type("on", on, (date, type(None)))
    terrain = Terrain(atlas, atlas.edition if on is None else on)
    meant = {code for code, segment in atlas.segments.items() if wanted(terrain, segment)}
    if on is not None:
        meant = {code for code in meant if terrain.states[code] in OPEN_STATES}
    return tuple(corridor for corridor in atlas.corridors.values() if not meant.isdisjoint(_drawn(corridor, on)))


def _drawn(corridor: Corridor, on: date | None) -> Iterable[str]:
    return corridor.segment_ids if on is None else corridor.segments_on(on, imprecise="out")
