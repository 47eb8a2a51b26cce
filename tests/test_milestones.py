"""Milestones."""

import pytest

from regcoop.errors import FieldTypeError
from regcoop.milestones import Milestone, MilestoneKind, RecordType
from regcoop.period import Period
from regcoop.sources import Source, SourceKind

SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)


def milestone(what: MilestoneKind) -> Milestone:
    return Milestone(
        "lmc-first-summit",
        record_type=RecordType.BLOC,
        record="LMC",
        date=Period.parse("2016-03-23"),
        what=what,
        source=SOURCE,
    )


def test_a_target_was_set_and_not_met() -> None:
    assert milestone(MilestoneKind.TARGET).is_target
    assert not milestone(MilestoneKind.FOUNDED).is_target


def test_a_milestone_has_a_date() -> None:
    with pytest.raises(FieldTypeError, match="date"):
        Milestone(
            "x",
            record_type=RecordType.BLOC,
            record="LMC",
            date=None,  # type: ignore[arg-type]
            what=MilestoneKind.FOUNDED,
            source=SOURCE,
        )
