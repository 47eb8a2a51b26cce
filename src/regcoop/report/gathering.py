"""What the atlas holds about one party on one day."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

import attrs

from regcoop._dated import Spell
from regcoop.atlas import Atlas, Party
from regcoop.blocs import Bloc, Membership, Standing
from regcoop.corridors import Corridor, Service
from regcoop.countries import Country, Group, Region
from regcoop.errors import UnlistedMembersError
from regcoop.figures import TradeFigure
from regcoop.forums import Edition
from regcoop.indicators import Indicator
from regcoop.initiatives import Initiative
from regcoop.report.claim_lines import line_of
from regcoop.report.lines import Brief, FigureLine, InitiativeLine, LinkLine, MeetingLine, MemberLine
from regcoop.sources import Source

__all__ = ["brief"]

_WORDS: Final[dict[type, str]] = {Country: "country", Region: "region", Group: "group", Bloc: "bloc"}


def brief(atlas: Atlas, code: str, *, on: date) -> Brief:
    """Gather what the atlas holds about a party on a day.

    Use it for a first look at a bloc, group, country or region, before asking `atlas.figures.where` precise questions.

    Args:
        atlas: where to look.
        code: the code of a party; `atlas.find` turns a name into one.
        on: the day to speak of: memberships and segments count as of that day, meetings and claims up to it.

    Returns:
        A `Brief`. Days inside an imprecise start or end are counted in and marked (`MemberLine.certain`).

    Raises:
        UnknownCodeError: if no party has the code.

    Examples:
        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> from regcoop.report import brief
        >>> lmc = brief(load(), "LMC", on=date(2025, 6, 1))
        >>> [line.party for line in lmc.members]
        ['CN', 'KH', 'LA', 'MM', 'TH', 'VN']
    """
    party = atlas[code]
    known = atlas if on >= atlas.edition else atlas.as_known_on(on).atlas
    editions = _editions(known, party, on)
    figures = tuple(known.figures.where(about=code))
    indicators = tuple(indicator for indicator in known.indicators if indicator.subject == code)
    gathered = Brief(
        code=code,
        name=party.name,
        kind=_WORDS.get(type(party), "world"),
        on=on,
        edition=atlas.edition,
        members=_members(atlas, party, on),
        belongs_to=_belongs_to(atlas, party, on),
        corridors=_links(atlas, atlas.corridors.values(), party, on),
        services=_links(atlas, atlas.services.values(), party, on),
        meetings=tuple(_meeting(known, edition) for edition in editions),
        initiatives=_initiatives(known, party, editions, on),
        figures=tuple(line_of(figure) for figure in sorted(figures, key=_figure_order)),
        indicators=tuple(line_of(indicator) for indicator in sorted(indicators, key=_indicator_order)),
        notes=_notes(atlas, party, on),
    )
    return attrs.evolve(gathered, sources=_cited(atlas, gathered))


def _notes(atlas: Atlas, party: Party, on: date) -> tuple[str, ...]:
    notes: list[str] = []
    if on < atlas.edition:
        undated = [left for left in atlas.as_known_on(on).left_out if left.claim.id in _claims_about(atlas, party.code)]
        notes.append(f"figures: those published by {on}; {len(undated)} undated ones about it are left out")
    if on > atlas.edition:
        notes.append(f"the data end with their edition of {atlas.edition}: later changes are unknown")
    try:
        atlas.territories_on(party.code, on, imprecise="in")
    except UnlistedMembersError as error:
        notes.append(f"corridors and services leave these out, whose members no source lists: {error.party}")
    return tuple(notes)


def _claims_about(atlas: Atlas, code: str) -> frozenset[str]:
    indicators = (indicator for indicator in atlas.indicators if indicator.subject == code)
    return frozenset(claim.id for claim in (*atlas.figures.where(about=code), *indicators))


def _members(atlas: Atlas, party: Party, on: date) -> tuple[MemberLine, ...]:
    if isinstance(party, Group):
        return tuple(_listed(atlas, party, code) for code in sorted(party.parties))
    if isinstance(party, Bloc):
        return _member_lines(atlas, party.memberships, on, of=lambda row: row.party)
    return ()


def _belongs_to(atlas: Atlas, party: Party, on: date) -> tuple[MemberLine, ...]:
    if not isinstance(party, Country | Region):
        return ()
    rows = [row for bloc in atlas.blocs.values() for row in bloc.memberships if row.party == party.code]
    return _member_lines(atlas, rows, on, of=lambda row: row.bloc)


def _member_lines(
    atlas: Atlas, rows: Iterable[Membership], on: date, *, of: Callable[[Membership], str]
) -> tuple[MemberLine, ...]:
    day = on.toordinal()
    held = [(row, Spell.of(row.start, row.end, unknown_start_is_past=True).covers(day, day)) for row in rows]
    lines = [_member_line(atlas, row, of(row), certain=answer is True) for row, answer in held if answer is not False]
    return tuple(sorted(lines, key=lambda line: (list(Standing).index(Standing(line.standing)), line.bloc, line.party)))


def _member_line(atlas: Atlas, row: Membership, shown: str, *, certain: bool) -> MemberLine:
    name = atlas[shown].name
    return MemberLine(
        bloc=row.bloc,
        party=row.party,
        name=row.party_name or name if shown == row.party else name,
        status=row.status,
        standing=row.standing,
        since=str(row.start) if row.start else "",
        certain=certain,
        scope=row.scope,
        sources=_ids(row.sources),
    )


def _listed(atlas: Atlas, group: Group, code: str) -> MemberLine:
    return MemberLine(
        bloc=group.code,
        party=code,
        name=atlas[code].name,
        status="listed",
        standing="",
        since="",
        certain=True,
        scope=(),
        sources=(group.source.id,),
    )


def _links(atlas: Atlas, lines: Iterable[Corridor | Service], party: Party, on: date) -> tuple[LinkLine, ...]:
    territories = _territories(atlas, party, on)
    least = 2 if isinstance(party, Bloc | Group) else 1
    found = ((line, atlas.touched_by(line, on=on) & territories) for line in lines)
    return tuple(_link_line(atlas, line, touched) for line, touched in found if len(touched) >= least)


def _territories(atlas: Atlas, party: Party, on: date) -> frozenset[str]:
    """Give what a party stands for that day, without members whose own members are not listed."""
    try:
        return atlas.territories_on(party.code, on, imprecise="in")
    except UnlistedMembersError:
        members = party.members_on(on, imprecise="in") if isinstance(party, Bloc) else frozenset[str]()
    return frozenset(code for member in members for code in _territories(atlas, atlas[member], on))


def _link_line(atlas: Atlas, line: Corridor | Service, touched: frozenset[str]) -> LinkLine:
    since = line.opened if isinstance(line, Corridor) else line.start
    modes = {atlas.segments[code].mode for route in line.routes for code in route.segments}
    return LinkLine(
        id=line.id,
        name=line.name,
        kind=line.kind,
        touches=tuple(sorted(touched)),
        modes=tuple(sorted(modes)),
        since=str(since) if since else "",
        sources=_ids(line.sources),
    )


def _editions(atlas: Atlas, party: Party, on: date) -> tuple[Edition, ...]:
    """Give the meetings known on a day: those begun, and those planned for later."""
    found = [edition for edition in atlas.editions_of(party.code) if _announced(edition, on)]
    return tuple(found)


def _announced(edition: Edition, on: date) -> bool:
    period = edition.period or edition.planned
    return period is None or period.start is None or period.start <= on or (edition.source.known_by or date.max) <= on


def _meeting(atlas: Atlas, edition: Edition) -> MeetingLine:
    period = edition.period or edition.planned
    city = atlas.places[edition.place].name if edition.place else edition.city
    return MeetingLine(
        id=edition.id,
        forum=atlas.forums[edition.forum].name,
        ordinal=edition.ordinal,
        period=str(period) if period else "",
        where=", ".join(part for part in (city, edition.country) if part),
        mode=edition.mode,
        status=edition.status,
        outcomes=tuple(
            outcome.text if outcome.kind == "achieved" else f"announced: {outcome.text}" for outcome in edition.outcomes
        ),
        sources=_ids(edition.sources),
    )


def _initiatives(atlas: Atlas, party: Party, editions: Iterable[Edition], on: date) -> tuple[InitiativeLine, ...]:
    named = {outcome.initiative for edition in editions for outcome in edition.outcomes if _own(atlas, edition, party)}
    found = {row.id: row for row in atlas.initiatives_with(party.code)}
    found.update({code: atlas.initiatives[code] for code in named if code})
    begun = (
        row for _, row in sorted(found.items()) if row.start is None or row.start.start is None or row.start.start <= on
    )
    return tuple(_initiative_line(row) for row in begun)


def _own(atlas: Atlas, edition: Edition, party: Party) -> bool:
    return atlas.forums[edition.forum].bloc == party.code


def _initiative_line(row: Initiative) -> InitiativeLine:
    return InitiativeLine(
        id=row.id,
        name=row.name,
        kind=row.kind,
        status=row.status,
        since=str(row.start) if row.start else "",
        parties=tuple(f"{part.party} ({part.role})" for part in row.parties),
        sources=_ids(row.sources),
    )


def _figure_order(figure: TradeFigure) -> tuple[str, str, str, str, date, str]:
    fact = figure.fact
    return fact.measure, fact.reporter, fact.partner, fact.flow, fact.period.end if fact.period else date.min, figure.id


def _indicator_order(indicator: Indicator) -> tuple[str, date, str]:
    return indicator.measure, indicator.period.end if indicator.period else date.min, indicator.id


def _ids(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.id for source in sources)


def _cited(atlas: Atlas, gathered: Brief) -> tuple[tuple[str, str], ...]:
    lines: tuple[MemberLine | LinkLine | MeetingLine | InitiativeLine | FigureLine, ...] = (
        *gathered.members,
        *gathered.belongs_to,
        *gathered.corridors,
        *gathered.services,
        *gathered.meetings,
        *gathered.initiatives,
        *gathered.figures,
        *gathered.indicators,
    )
    ids = sorted({code for line in lines for code in line.sources})
    return tuple((code, atlas.sources[code].citation()) for code in ids)
