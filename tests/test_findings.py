"""Findings and their messages."""

import copy
import json
import pickle
from string import Formatter

import pytest
from hypothesis import given

from regcoop.errors import FieldTypeError, FieldValueError, FindingTemplateError
from regcoop.findings import ADVICE, MESSAGES, Finding, Location, Severity
from strategies import findings, locations

CELL = Location("figures.csv", 12, column="reporter", id="cn-th-trade-2024")


def dangling(**changes: object) -> Finding:
    values: dict[str, object] = {
        "severity": Severity.ERROR,
        "numbers": (("found", "'CNN'"), ("table", "countries")),
        "location": CELL,
    }
    return Finding("data.dangling-reference", **(values | changes))  # type: ignore[arg-type]


def test_finding_is_told_with_place_cause_and_advice() -> None:
    assert dangling().explain() == (
        "figures.csv, row 12, column reporter, id cn-th-trade-2024: 'CNN' is no key of countries. "
        "Write an existing key, or add a row to countries."
    )


def test_finding_without_place_is_told_without() -> None:
    assert dangling(location=None).explain().startswith("'CNN' is no key")


def test_what_resolves_a_finding_may_be_said_by_itself() -> None:
    assert dangling(resolves_by="Write CN.").explain().endswith("'CNN' is no key of countries. Write CN.")


def test_subjects_fill_their_place_in_the_message() -> None:
    finding = Finding(
        "data.overlapping-memberships", severity=Severity.ERROR, subjects=("asean-tl-2022", "asean-tl-2025")
    )
    assert finding.explain().startswith("asean-tl-2022, asean-tl-2025 hold on the same days.")


def test_code_may_borrow_the_message_of_another() -> None:
    finding = dangling(message="data.bad-cell", numbers=(("found", "'x'"), ("expected", "a code")))
    assert (finding.code, finding.template) == ("data.dangling-reference", "data.bad-cell")
    assert finding.explain().endswith("The cell holds 'x'. Write a code.")


def test_braces_in_data_stay_what_they_are() -> None:
    assert "'{table}'" in dangling(numbers=(("found", "'{table}'"), ("table", "countries"))).explain()


def test_finding_is_plain_data_for_json() -> None:
    assert json.loads(json.dumps(dangling().to_dict())) == {
        "code": "data.dangling-reference",
        "severity": "error",
        "subjects": [],
        "numbers": {"found": "'CNN'", "table": "countries"},
        "location": {"file": "figures.csv", "row": 12, "column": "reporter", "id": "cn-th-trade-2024"},
        "message": "",
        "resolves_by": "",
        "text": dangling().explain(),
    }
    assert dangling(location=None).to_dict()["location"] is None


@given(findings())
def test_every_finding_can_be_told_copied_and_written(finding: Finding) -> None:
    told = finding.explain()
    assert told.strip() == told
    assert json.loads(json.dumps(finding.to_dict()))["text"] == told
    for twin in (copy.deepcopy(finding), pickle.loads(pickle.dumps(finding))):  # noqa: S301
        assert twin == finding
        assert hash(twin) == hash(finding)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_is_a_sentence_with_advice(code: str) -> None:
    assert MESSAGES.keys() == ADVICE.keys()
    for text in (MESSAGES[code], ADVICE[code]):
        assert text[0].isupper() or text[0] == "{"
        assert text.endswith(".")
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(text))


def test_messages_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        MESSAGES["data.bom"] = "x"  # type: ignore[index]


def test_code_without_message_is_refused() -> None:
    with pytest.raises(FindingTemplateError, match=r"has no message: write a key of findings\.MESSAGES"):
        Finding("data.nonsense", severity=Severity.INFO)


def test_number_that_the_message_needs_is_asked_for() -> None:
    with pytest.raises(FindingTemplateError, match="lacks found, table: add each as a pair") as caught:
        dangling(numbers=())
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": "error"},
        {"subjects": ["a"]},
        {"subjects": (1,)},
        {"numbers": [("found", "x")]},
        {"numbers": ("found",)},
        {"numbers": (("found", "x", "y"), ("table", "t"))},
        {"numbers": (("found", 5), ("table", "t"))},
        {"location": "figures.csv"},
        {"message": None},
        {"resolves_by": None},
    ],
)
def test_wrong_types_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(FieldTypeError):
        dangling(**changes)


def test_number_stands_once() -> None:
    with pytest.raises(FieldValueError, match="'found' twice"):
        dangling(numbers=(("found", "x"), ("found", "y"), ("table", "t")))


@given(locations())
def test_location_names_what_is_known(location: Location) -> None:
    known = [value for value in (location.row, location.column, location.id) if value is not None]
    first, *rest = str(location).split(", ")
    assert first == location.file
    assert [part.split(" ")[1] for part in rest] == [str(value) for value in known]


@pytest.mark.parametrize(
    ("location", "told"),
    [
        (Location("names.csv"), "names.csv"),
        (Location("names.csv", 3), "names.csv, row 3"),
        (Location("names.csv", column="name"), "names.csv, column name"),
        (Location("names.csv", 3, id="x"), "names.csv, row 3, id x"),
    ],
)
def test_location_is_told_from_file_to_id(location: Location, told: str) -> None:
    assert str(location) == told


def test_location_is_checked() -> None:
    with pytest.raises(FieldValueError, match="row"):
        Location("names.csv", 0)
    with pytest.raises(FieldValueError, match="file"):
        Location("")
    with pytest.raises(FieldTypeError, match="column"):
        Location("names.csv", column=3)  # type: ignore[arg-type]
