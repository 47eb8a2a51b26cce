"""Which record each table makes, and on which other record its rows hang."""

from functools import cached_property
from typing import Any, Final, final

import attrs

from regcoop.blocs import Accession, AgreementVersion, Bloc, Membership, MembershipPair, Participation
from regcoop.calendars import FiscalRegime
from regcoop.codec.schema import Table
from regcoop.codec.tables import TABLES
from regcoop.corridors import BorderCrossing, BreakOfGauge, Corridor, Length, Place, Route, Segment, Service
from regcoop.countries import Country, CurrencyUse, Group, Region
from regcoop.errata import Erratum
from regcoop.forums import Edition, Forum, Outcome, Participant
from regcoop.initiatives import Initiative, InitiativeParty
from regcoop.labels import Name
from regcoop.measures import Commodity, Concept, Flow, Measure
from regcoop.milestones import Milestone
from regcoop.organisations import Organisation
from regcoop.sources import Source

__all__ = ["OWNERS", "PARTS", "SHAPES", "Shape"]


@final
@attrs.frozen(weakref_slot=False)
class Shape:
    """Say which record the rows of a table make, column by column.

    A column fills the field of its own name; columns that the record has no field for belong to the table alone (the
    owner, or the number of the row).
    """

    table: Table
    record: type[Any]

    @cached_property
    def annotations(self) -> dict[str, Any]:
        """The columns that fill a field, with the type of the field."""
        fields = {field.alias: field.type for field in attrs.fields(self.record)}
        return {name: fields[name] for name in self.table.names if name in fields}


_RECORDS: Final[dict[str, type[Any]]] = {
    "sources": Source,
    "measures": Measure,
    "flows": Flow,
    "concepts": Concept,
    "commodities": Commodity,
    "calendars": FiscalRegime,
    "organisations": Organisation,
    "names": Name,
    "countries": Country,
    "country_currencies": CurrencyUse,
    "regions": Region,
    "groups": Group,
    "blocs": Bloc,
    "memberships": Membership,
    "membership_pairs": MembershipPair,
    "participation": Participation,
    "agreement_versions": AgreementVersion,
    "accessions": Accession,
    "milestones": Milestone,
    "places": Place,
    "segments": Segment,
    "segment_lengths": Length,
    "spans": Length,
    "corridors": Corridor,
    "corridor_lengths": Length,
    "services": Service,
    "routes": Route,
    "gauge_breaks": BreakOfGauge,
    "border_crossings": BorderCrossing,
    "forums": Forum,
    "editions": Edition,
    "edition_parties": Participant,
    "outcomes": Outcome,
    "initiatives": Initiative,
    "initiative_parties": InitiativeParty,
    "errata": Erratum,
}

SHAPES: Final = {name: Shape(TABLES[name], record) for name, record in _RECORDS.items()}
"""Tables whose rows make one record each, field by field. Claims and their ratios are put together in `claims`."""

PARTS: Final[dict[str, dict[str, str]]] = {
    "countries": {"currencies": "country_currencies"},
    "blocs": {
        "memberships": "memberships",
        "pairs": "membership_pairs",
        "participation": "participation",
        "versions": "agreement_versions",
        "accessions": "accessions",
    },
    "segments": {"lengths": "segment_lengths"},
    "corridors": {"lengths": "corridor_lengths", "routes": "routes"},
    "services": {"routes": "routes"},
    "editions": {"participants": "edition_parties", "outcomes": "outcomes"},
    "initiatives": {"parties": "initiative_parties"},
}
"""Table -> the fields of its records that hold the rows of other tables."""

OWNERS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "country_currencies": ("country", ("countries",)),
    "group_members": ("group", ("groups",)),
    "memberships": ("bloc", ("blocs",)),
    "membership_pairs": ("bloc", ("blocs",)),
    "participation": ("bloc", ("blocs",)),
    "agreement_versions": ("bloc", ("blocs",)),
    "accessions": ("bloc", ("blocs",)),
    "segment_lengths": ("segment", ("segments",)),
    "span_segments": ("span", ("spans",)),
    "corridor_lengths": ("corridor", ("corridors",)),
    "routes": ("line", ("corridors", "services")),
    "route_segments": ("line", ("corridors", "services")),
    "edition_parties": ("edition", ("editions",)),
    "outcomes": ("edition", ("editions",)),
    "initiative_parties": ("initiative", ("initiatives",)),
    "growths": ("claim", ("figures", "indicators")),
    "shares": ("claim", ("figures", "indicators")),
    "restatements": ("claim", ("figures", "indicators")),
    "ranks": ("claim", ("figures", "indicators")),
    "point_changes": ("claim", ("figures", "indicators")),
}
"""Table -> the column that names the record its rows belong to, and the tables of that record."""
