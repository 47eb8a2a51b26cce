"""Organisations: those who count, publish, operate, organise and produce.

Use an organisation for the compiler of a figure (who counted), for whoever passed it on, for operators, organisers,
ministries and plants. Persons are not recorded.
"""

from enum import StrEnum
from typing import final

import attrs

from regcoop._records import check_enum, check_id, check_party, check_period, check_tail, show_source
from regcoop._show import show_record
from regcoop._validate import check_optional, check_text, check_type
from regcoop.errors import InvalidRecordError
from regcoop.period import Period
from regcoop.sources import Confidence, Source
from regcoop.valuation import Valuation

__all__ = ["Organisation", "OrganisationKind"]


class OrganisationKind(StrEnum):
    """Tell what an organisation is."""

    CUSTOMS = "customs"
    STATISTICS = "statistics"
    MINISTRY = "ministry"
    CENTRAL_BANK = "central-bank"
    COMPANY = "company"
    PLANT = "plant"
    MEDIA = "media"
    INSTITUTE = "institute"
    INTERGOVERNMENTAL = "intergovernmental"
    BANK = "bank"
    SECRETARIAT = "secretariat"
    RAILWAY = "railway"
    ASSOCIATION = "association"
    OTHER = "other"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Organisation:
    """Hold an organisation that figures, corridors or forums name.

    For a compiler it also says how it counts when a figure does not: at which valuation, by which concept.

    Examples:
        >>> from regcoop.valuation import Valuation
        >>> from regcoop.organisations import Organisation, OrganisationKind
        >>> from regcoop.sources import Source, SourceKind
        >>> notes = Source("gacc-notes", publisher="GACC", title="Explanatory notes", kind=SourceKind.PRIMARY)
        >>> gacc = Organisation(
        ...     "gacc", name="General Administration of Customs of China", kind=OrganisationKind.CUSTOMS, party="CN",
        ...     imports_valuation=Valuation.CIF, exports_valuation=Valuation.FOB, default_concept="customs-imts",
        ...     source=notes,
        ... )
        >>> gacc.valuation_of("imports"), gacc.valuation_of("trade")
        (<Valuation.CIF: 'cif'>, <Valuation.MIXED: 'mixed'>)

    Attributes:
        party: the country, region or bloc it belongs to.
        place: id of the place where it is.
        part_of: id of the organisation it is a part of.
        imports_valuation: how it values imports unless a figure says otherwise.
        exports_valuation: how it values exports unless a figure says otherwise.
        default_concept: the concept by which it counts unless a figure says otherwise.
    """

    id: str
    name: str = attrs.field(kw_only=True)
    kind: OrganisationKind = attrs.field(kw_only=True)
    party: str | None = attrs.field(default=None, kw_only=True)
    place: str | None = attrs.field(default=None, kw_only=True)
    part_of: str | None = attrs.field(default=None, kw_only=True)
    founded: Period | None = attrs.field(default=None, kw_only=True)
    imports_valuation: Valuation | None = attrs.field(default=None, kw_only=True)
    exports_valuation: Valuation | None = attrs.field(default=None, kw_only=True)
    default_concept: str | None = attrs.field(default=None, kw_only=True)
    confidence: Confidence = attrs.field(default=Confidence.HIGH, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    sources_more: tuple[Source, ...] = attrs.field(default=(), kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_enum("kind", self.kind, OrganisationKind)
        check_optional("party", self.party, check_party)
        check_optional("place", self.place, check_id)
        check_optional("part_of", self.part_of, check_id)
        if self.part_of == self.id:
            raise InvalidRecordError(
                f"The organisation {self.id}", "is said to be a part of itself", "name the larger one, or none"
            )
        check_period("founded", self.founded)
        check_type("imports_valuation", self.imports_valuation, (Valuation, type(None)))
        check_type("exports_valuation", self.exports_valuation, (Valuation, type(None)))
        check_optional("default_concept", self.default_concept, check_id)
        check_tail(self.confidence, self.source, self.sources_more, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record, the principal one first."""
        return (self.source, *self.sources_more)

    def valuation_of(self, flow: str) -> Valuation | None:
        """Give the valuation that it uses for a flow unless a figure states one; None if that is not known.

        Exports and imports taken together (`trade`, `balance`) are mixed where the two differ.
        """
        if flow == "imports":
            return self.imports_valuation
        if flow in {"exports", "re-exports"}:
            return self.exports_valuation
        if flow not in {"trade", "balance"} or None in {self.imports_valuation, self.exports_valuation}:
            return None
        return self.imports_valuation if self.imports_valuation is self.exports_valuation else Valuation.MIXED
