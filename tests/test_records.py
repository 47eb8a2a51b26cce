"""What all records have in common."""

import copy
import pickle
from typing import Any, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop import (
    blocs,
    corridors,
    countries,
    figures,
    forums,
    indicators,
    initiatives,
    measures,
    milestones,
    organisations,
)
from regcoop._records import check_id, check_order, show_source
from regcoop.errors import (
    EmptyClaimError,
    FieldTypeError,
    FieldValueError,
    InvalidRecordError,
    NotAnAgreementError,
    OverlappingMembershipsError,
    QuantityKindError,
    RegcoopError,
    UncertainDateError,
    UncertainMembershipError,
    UnknownVersionError,
)
from regcoop.period import Period
from regcoop.sources import Source, SourceKind
from strategies_records import RECORDS

MODULES = (blocs, corridors, countries, figures, forums, indicators, initiatives, measures, milestones, organisations)
SOURCE = Source("made", publisher="Made", title="Made for tests", kind=SourceKind.REFERENCE)
PUBLIC = [getattr(module, name) for module in MODULES for name in module.__all__]
CLASSES = [thing for thing in PUBLIC if isinstance(thing, type) and attrs.has(thing)]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_record_is_final_frozen_and_slotted(cls: type) -> None:
    assert getattr(cls, "__final__", False)
    assert "__setattr__" in vars(cls)
    assert "__dict__" not in dir(cls)
    assert "__weakref__" not in dir(cls)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_annotations_can_be_resolved_at_run_time(cls: type[attrs.AttrsInstance]) -> None:
    assert {field.name for field in attrs.fields(cls)} <= set(get_type_hints(cls))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_constructors_take_at_most_two_positional_arguments(cls: type[attrs.AttrsInstance]) -> None:
    positional = [field.name for field in attrs.fields(cls) if not field.kw_only]
    assert len(positional) <= (4 if cls is figures.Fact else 2)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_fields_hold_nothing_that_can_change(cls: type[attrs.AttrsInstance]) -> None:
    for field in attrs.fields(cls):
        assert get_origin(field.type) not in {list, dict, set}


@given(st.one_of(*RECORDS.values()))
def test_records_survive_copying_and_pickling(record: object) -> None:
    for other in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):  # noqa: S301
        assert other == record
        assert hash(other) == hash(record)


@given(st.one_of(*RECORDS.values()))
def test_evolving_nothing_gives_an_equal_record(record: Any) -> None:  # noqa: ANN401  # any of the classes
    assert attrs.evolve(record) == record


@given(st.one_of(*RECORDS.values()))
def test_principal_source_comes_first(record: Any) -> None:  # noqa: ANN401  # any of the classes
    source = getattr(record, "source", None)
    if source is not None:
        assert record.sources[0] == source
        assert len(set(record.sources)) == len(record.sources)


@given(st.one_of(*RECORDS.values()))
def test_repr_shows_the_source_by_its_id(record: Any) -> None:  # noqa: ANN401  # any of the classes
    source = getattr(record, "source", None)
    if source is not None:
        assert f"source=<{source.id}>" in repr(record)


def test_repr_of_a_wrong_source_is_its_own() -> None:
    assert show_source("x") == "'x'"


@pytest.mark.parametrize("value", ["", "a b", "a;b", "a,b", "a\nb", " a", "a\u200b"])
def test_codes_hold_nothing_that_breaks_a_cell_or_a_list(value: str) -> None:
    with pytest.raises(FieldValueError, match="code"):
        check_id("id", value)


def test_codes_are_text() -> None:
    with pytest.raises(FieldTypeError, match="id cannot be 7"):
        check_id("id", 7)


@pytest.mark.parametrize("end", ["2009", "2010-05-01", "2010-04"])
def test_nothing_ends_before_it_has_held_for_a_day(end: str) -> None:
    with pytest.raises(InvalidRecordError, match="before it has held"):
        check_order("The thing", Period.parse("2010-05-01"), Period.parse(end))


@pytest.mark.parametrize(("start", "end"), [("2010", "2010"), ("2010-05-01", "2010-05-02"), ("../2010", "1990")])
def test_imprecise_dates_that_may_leave_a_day_are_accepted(start: str, end: str) -> None:
    check_order("The thing", Period.parse(start), Period.parse(end))


def test_a_source_is_not_given_by_its_id() -> None:
    with pytest.raises(FieldTypeError, match="Source"):
        milestones.Milestone(
            "x",
            record_type=milestones.RecordType.BLOC,
            record="LMC",
            date=Period.year(2016),
            what=milestones.MilestoneKind.FOUNDED,
            source=SOURCE.id,  # type: ignore[arg-type]
        )


def test_one_source_is_not_named_twice() -> None:
    with pytest.raises(FieldValueError, match="twice"):
        milestones.Milestone(
            "x",
            record_type=milestones.RecordType.BLOC,
            record="LMC",
            date=Period.year(2016),
            what=milestones.MilestoneKind.FOUNDED,
            source=SOURCE,
            sources_more=(SOURCE,),
        )


@pytest.mark.parametrize(
    "error",
    [
        EmptyClaimError("claim", "states nothing"),
        InvalidRecordError("The group X", "lists itself", "name its parties"),
        NotAnAgreementError("ASEAN", "organisation"),
        OverlappingMembershipsError("ASEAN", "TH", ("a", "b")),
        QuantityKindError("claim", "money", "t", "mass"),
        UncertainDateError("segment a-b", "2024-01-01"),
        UncertainMembershipError("ASEAN", "2024-01-01", ("a",)),
        UnknownVersionError("CAFTA", "4.0", ("1.0", "3.0")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_keep_what_they_were_raised_with(error: RegcoopError) -> None:
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert isinstance(error, ValueError)
    assert (type(twin), twin.args, vars(twin), str(twin)) == (type(error), error.args, vars(error), str(error))
    assert ": " in str(error)
