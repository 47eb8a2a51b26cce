"""Forums and editions: planned is not held, host is not place."""

from typing import Any

import attrs
import pytest
from hypothesis import given

from regcoop.errors import FieldTypeError, FieldValueError, InvalidRecordError
from regcoop.forums import (
    Edition,
    EditionMode,
    EditionStatus,
    Forum,
    ForumKind,
    Outcome,
    OutcomeKind,
    Participant,
    ParticipantRole,
)
from regcoop.period import Period
from regcoop.sources import Source, SourceKind
from strategies_records import editions

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)
CAEXPO = Edition(
    "caexpo-16",
    forum="caexpo",
    ordinal=16,
    period=Period.parse("2019-09-21/2019-09-24"),
    planned=Period.parse("2019-09-20/2019-09-23"),
    city="Nanning",
    country="CN",
    status=EditionStatus.HELD,
    participants=(
        Participant("ID", role=ParticipantRole.COUNTRY_OF_HONOUR, source=SOURCE),
        Participant("PL", role=ParticipantRole.SPECIAL_PARTNER, source=SOURCE),
        Participant("TH", source=SOURCE),
    ),
    source=SOURCE,
)
DONE = Outcome(1, text="A centre was founded", kind=OutcomeKind.ACHIEVED, source=SOURCE)
SAID = Outcome(1, text="A centre is to be founded", kind=OutcomeKind.ANNOUNCED, source=SOURCE)


def test_an_edition_that_was_moved_keeps_the_days_announced() -> None:
    assert CAEXPO.was_moved
    assert CAEXPO.dates == CAEXPO.period
    assert not attrs.evolve(CAEXPO, planned=CAEXPO.period).was_moved
    assert not attrs.evolve(CAEXPO, planned=None).was_moved


def test_a_planned_edition_that_was_held_on_other_days_keeps_the_planned_ones() -> None:
    planned = Edition(
        "eef-8", forum="eef", period=Period.parse("2023-09-12/2023-09-15"), status=EditionStatus.PLANNED, source=SOURCE
    )
    held = planned.with_held(Period.parse("2023-09-10/2023-09-13"))
    assert (held.status, held.planned) == (EditionStatus.HELD, planned.period)
    assert planned.with_held(Period.parse("2023-09-12/2023-09-15")).planned is None


def test_a_cancelled_edition_is_dated_by_its_plan_alone() -> None:
    plan = Period.year(2020)
    cancelled = attrs.evolve(CAEXPO, period=None, planned=plan, status=EditionStatus.CANCELLED)
    assert cancelled.dates == plan
    assert not cancelled.was_moved
    with pytest.raises(InvalidRecordError, match="dated as if held"):
        attrs.evolve(CAEXPO, status=EditionStatus.CANCELLED)
    with pytest.raises(InvalidRecordError, match="dated as if held"):
        attrs.evolve(cancelled, planned=None)


@pytest.mark.parametrize("status", [EditionStatus.HELD, EditionStatus.PLANNED])
def test_other_editions_have_a_date(status: EditionStatus) -> None:
    with pytest.raises(InvalidRecordError, match=f"{status} without a date"):
        attrs.evolve(CAEXPO, period=None, status=status)


def test_host_is_not_place() -> None:
    conference = Edition(
        "carec-mc-9",
        forum="carec-mc",
        ordinal=9,
        period=Period.parse("2010-11"),
        mode=EditionMode.IN_PERSON,
        city="Cebu",
        country="PH",
        host="AF",
        status=EditionStatus.HELD,
        source=SOURCE,
    )
    assert (conference.host, conference.country) == ("AF", "PH")


def test_participants_are_found_by_role() -> None:
    assert CAEXPO.participants_as(ParticipantRole.COUNTRY_OF_HONOUR) == ("ID",)
    assert CAEXPO.participants_as(ParticipantRole.PARTICIPANT) == ("TH",)
    assert CAEXPO.participants[0].sources == (SOURCE,)
    with pytest.raises(FieldTypeError, match="ParticipantRole"):
        CAEXPO.participants_as("guest")  # type: ignore[arg-type]


def test_one_party_may_have_two_roles_but_each_once() -> None:
    twice = (Participant("TH", source=SOURCE), Participant("TH", role=ParticipantRole.CO_CHAIR, source=SOURCE))
    assert CAEXPO.with_participants(*twice).participants == twice
    with pytest.raises(FieldValueError, match="participants"):
        CAEXPO.with_participants(twice[0], twice[0])


def test_only_a_held_edition_achieves_anything() -> None:
    assert CAEXPO.with_outcomes(DONE).outcomes == (DONE,)
    planned = attrs.evolve(CAEXPO, planned=None, status=EditionStatus.PLANNED)
    assert planned.with_outcomes(SAID).outcomes == (SAID,)
    with pytest.raises(InvalidRecordError, match="announced"):
        planned.with_outcomes(DONE)


def test_outcomes_are_numbered_from_one() -> None:
    assert DONE.sources == (SOURCE,)
    with pytest.raises(FieldValueError, match="numbers of outcomes"):
        CAEXPO.with_outcomes(DONE, SAID)
    for number, error in ((0, FieldValueError), (True, FieldTypeError), ("1", FieldTypeError)):
        with pytest.raises(error, match="n cannot be"):
            attrs.evolve(DONE, n=number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"ordinal": 0}, FieldValueError),
        ({"country": "China"}, FieldValueError),
        ({"period": "2019"}, FieldTypeError),
        ({"topics": ("trade; transport",)}, FieldValueError),
        ({"mode": "virtual"}, FieldTypeError),
    ],
)
def test_wrong_fields_of_an_edition_are_refused(changes: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        attrs.evolve(CAEXPO, **changes)


def test_a_forum_is_a_series() -> None:
    forum = Forum("caexpo", name="China-ASEAN Expo", kind=ForumKind.EXPO, bloc="ASEAN", source=SOURCE)
    assert forum.sources == (SOURCE,)
    with pytest.raises(FieldValueError, match="party code"):
        attrs.evolve(forum, bloc="asean")


@given(editions())
def test_every_edition_has_dates(edition: Edition) -> None:
    assert isinstance(edition.dates, Period)
