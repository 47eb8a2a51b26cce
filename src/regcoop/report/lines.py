"""The lines of a brief: plain records of texts, ready for a table or for JSON."""

from datetime import date
from typing import Any, final

import attrs

__all__ = ["Brief", "FigureLine", "InitiativeLine", "LinkLine", "MeetingLine", "MemberLine"]


@final
@attrs.frozen(kw_only=True)
class MemberLine:
    """Say what one party is to a bloc on the day of the brief.

    Attributes:
        bloc: the bloc's code.
        party: the party's code.
        name: the party's name, in the bloc's own wording where it has one.
        status: the status as the bloc says it; `listed` for the fixed list of a group.
        standing: full, associate or candidate; empty for a group.
        since: the start of the status, of the precision known; empty when it is not known.
        certain: False when the day lies inside an imprecise start or end.
        sources: ids of the sources.
    """

    bloc: str
    party: str
    name: str
    status: str
    standing: str
    since: str
    certain: bool
    scope: tuple[str, ...]
    sources: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class LinkLine:
    """Say which members a corridor or a service touches by segments in use that day."""

    id: str
    name: str
    kind: str
    touches: tuple[str, ...]
    modes: tuple[str, ...]
    since: str
    sources: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class MeetingLine:
    """Say when and where one edition of a forum met, or is to meet."""

    id: str
    forum: str
    ordinal: int | None
    period: str
    where: str
    mode: str
    status: str
    outcomes: tuple[str, ...]
    sources: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class InitiativeLine:
    """Say what cooperation built."""

    id: str
    name: str
    kind: str
    status: str
    since: str
    parties: tuple[str, ...]
    sources: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class FigureLine:
    """Give one claim as printed, with the interval that its digits allow.

    Attributes:
        id: the claim's id.
        what: measure, flow, reporter, partner and goods (of an indicator: subject and measure).
        period: the period it speaks of, as written; empty when it is not stated.
        printed: value with qualifier, growth, shares and ranks, as printed.
        lower: the lower end of the interval in units, a decimal as text; empty without a value.
        upper: the upper end; `Infinity` for an open one.
        unit: the unit's code; empty without a value.
        interval: the same interval for people, in the scale of the print.
        compiler: who counted; empty when the source does not say.
        published: when the source printed it.
        doubt: what speaks against it; empty when nothing is known.
    """

    id: str
    what: str
    period: str
    printed: str
    lower: str
    upper: str
    unit: str
    interval: str
    compiler: str
    published: str
    doubt: str
    sources: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class Brief:
    """Hold what the atlas holds about one party on one day.

    Make one with `brief`; `to_dict` gives it as plain data for JSON.

    Attributes:
        code: the party's code.
        name: its English name.
        kind: country, region, group, bloc or world.
        on: the day that the brief speaks of.
        edition: the date of the data edition.
        members: the parties of a bloc or group that day.
        belongs_to: the blocs in which a country or region has a status that day.
        corridors: lines and corridors, see `LinkLine`.
        services: train and shipping services.
        meetings: editions of forums.
        initiatives: what cooperation built.
        figures: trade figures reported about it.
        indicators: claims about it that are no trade figures.
        sources: every source that the lines name, by id, as a citation.
        notes: what the reader must know: what was left out, and why.
    """

    code: str
    name: str
    kind: str
    on: date
    edition: date
    members: tuple[MemberLine, ...] = ()
    belongs_to: tuple[MemberLine, ...] = ()
    corridors: tuple[LinkLine, ...] = ()
    services: tuple[LinkLine, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    initiatives: tuple[InitiativeLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    indicators: tuple[FigureLine, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give the brief as plain data: dictionaries, lists and texts."""
        plain = attrs.asdict(self, value_serializer=_plain)
        return {**plain, "sources": dict(self.sources)}


def _plain(_record: object, _field: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
