"""Initiatives."""

import attrs
import pytest

from regcoop.errors import FieldValueError, InvalidRecordError
from regcoop.initiatives import Initiative, InitiativeKind, InitiativeParty, InitiativeStatus
from regcoop.period import Period
from regcoop.sources import Source, SourceKind

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)
LINK = Initiative(
    "kunming-chiang-mai",
    name="Kunming and Chiang Mai",
    kind=InitiativeKind.SISTER_CITIES,
    start=Period.parse("1999-06-07"),
    status=InitiativeStatus.RUNNING,
    parties=(InitiativeParty("kunming", role="city"), InitiativeParty("chiang-mai", role="city")),
    source=SOURCE,
)


def test_parties_are_found_by_role() -> None:
    assert LINK.parties_as("city") == ("kunming", "chiang-mai")
    assert LINK.parties_as("host") == ()


def test_an_initiative_ends_by_its_status() -> None:
    assert LINK.with_status(InitiativeStatus.ENDED).status == "ended"


def test_an_initiative_does_not_end_before_it_starts() -> None:
    with pytest.raises(InvalidRecordError, match="before it has held"):
        attrs.evolve(LINK, end=Period.year(1998))


def test_nobody_belongs_to_it_twice_in_one_role() -> None:
    with pytest.raises(FieldValueError, match="twice"):
        attrs.evolve(LINK, parties=(LINK.parties[0], LINK.parties[0]))


@pytest.mark.parametrize("role", ["", "Host", "co host", "host-"])
def test_roles_are_lower_case_with_hyphens(role: str) -> None:
    with pytest.raises(FieldValueError, match="role"):
        InitiativeParty("TH", role=role)
