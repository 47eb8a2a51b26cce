"""Sources."""

import copy
import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given

from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.period import Period
from regcoop.sources import Confidence, DateBasis, Source, SourceKind
from strategies import sources

ARTICLE = Source(
    "daily-2024-09-11",
    publisher="The Daily",
    title="Trade grows",
    kind=SourceKind.PRESS,
    date=Period.parse("2024-09-11"),
    date_basis=DateBasis.PRINTED,
    url="https://example.org/trade",
    language="en",
)


def changed(field: str, value: object) -> Source:
    return attrs.evolve(ARTICLE, **{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "known_by"),
    [("2024-09-11", date(2024, 9, 11)), ("2023-10", date(2023, 10, 31)), ("2023", date(2023, 12, 31))],
)
def test_source_is_known_by_the_last_day_of_its_date(text: str, known_by: date) -> None:
    assert attrs.evolve(ARTICLE, date=Period.parse(text)).known_by == known_by


def test_undated_source_is_known_by_no_day() -> None:
    assert attrs.evolve(ARTICLE, date=None, date_basis=DateBasis.NONE).known_by is None


def test_citation_is_one_line() -> None:
    assert ARTICLE.citation() == "The Daily, “Trade grows”, 2024-09-11, https://example.org/trade"
    inferred = attrs.evolve(ARTICLE, date=Period.parse("2024-09"), date_basis=DateBasis.INFERRED, url=None)
    assert inferred.citation() == "The Daily, “Trade grows”, 2024-09 (inferred)"
    undated = attrs.evolve(ARTICLE, date=None, date_basis=DateBasis.NONE)
    assert undated.citation() == "The Daily, “Trade grows”, undated, https://example.org/trade"


def test_copy_is_no_witness_of_its_own() -> None:
    assert ARTICLE.witness == "daily-2024-09-11"
    assert attrs.evolve(ARTICLE, id="echo-2024-09-12", copy_of=ARTICLE.id).witness == ARTICLE.witness


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("id", "", "non-empty text"),
        ("publisher", " The Daily", "without blanks around it"),
        ("title", "Trade\ngrows", "on one line"),
        ("url", "javascript:alert(1)", "begins with https://"),
        ("url", "https://example.org/a b", "has no blanks"),
        ("url", "", "non-empty text"),
        ("language", "English", "BCP 47"),
        ("language", "EN", "BCP 47"),
        ("licence", "", "non-empty text"),
        ("copy_of", "daily-2024-09-11", "another source"),
        ("date_basis", DateBasis.NONE, "none exactly if there is no date"),
        ("date", None, "none exactly if there is no date"),
    ],
)
def test_wrong_values_are_refused_with_what_to_write(field: str, value: object, advice: str) -> None:
    with pytest.raises(FieldValueError, match=advice):
        changed(field, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None),
        ("kind", "press"),
        ("date", "2024-09-11"),
        ("date", date(2024, 9, 11)),
        ("date_basis", "printed"),
        ("url", 5),
        ("language", b"en"),
        ("note", None),
    ],
)
def test_wrong_types_are_refused(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError, match=field):
        changed(field, value)


@given(sources())
def test_copies_and_pickles_are_equal(source: Source) -> None:
    for twin in (copy.copy(source), copy.deepcopy(source), pickle.loads(pickle.dumps(source))):  # noqa: S301
        assert twin == source
        assert hash(twin) == hash(source)
    assert "\n" not in source.citation()


def test_words_of_the_tables() -> None:
    assert [kind.value for kind in SourceKind] == ["primary", "press", "secondary", "reference", "general-knowledge"]
    assert [basis.value for basis in DateBasis] == ["printed", "inferred", "none"]
    assert [confidence.value for confidence in Confidence] == ["high", "medium"]
