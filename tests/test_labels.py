"""Names, their normal form, and suggestions."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.labels import Name, NameKind, edit_distance, nearest, normalise
from regcoop.period import Period
from regcoop.sources import Source, SourceKind
from strategies import names, words

DECREE = Source("kz-2019", publisher="Kazakhstan", title="Decree on the capital", kind=SourceKind.PRIMARY)
NUR_SULTAN = Name(
    "place",
    "astana",
    language="en",
    name="Nur-Sultan",
    kind=NameKind.HISTORIC,
    start=Period.parse("2019-03"),
    end=Period.parse("2022-09"),
    source=DECREE,
)

short_texts = st.text("abcdeé -.ก", max_size=10)


# Normal form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Lao P.D.R.", "Lao PDR"),
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("Guinea-Bissau", "guinea  bissau"),
        ("Nur–Sultan", "Nur Sultan"),
        ("São Tomé & Príncipe", "Sao Tome and Principe"),
        ("Xi’an", "Xian"),
        ("Đà Nẵng", "Da Nang"),
        ("Łódź", "Lodz"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("Орёл", "ОРЕЛ"),
        ("ＡＳＥＡＮ", "asean"),
        ("U.S.A.", "USA"),
        ("Oʻzbekiston", "O‘zbekiston"),
        ("Viet\u00a0Nam", "viet nam"),
        ("Viet\u200bNam", "VietNam"),
        ("\u0e19\u0e33", "\u0e19\u0e4d\u0e32"),  # Thai am, whole and in parts
    ],
)
def test_spellings_of_one_name_have_one_form(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ปา", "ป่า"),  # Thai: to throw, forest
        ("ປາ", "ປ່າ"),  # Lao: fish, forest
        ("ကာ", "ကား"),  # Myanmar: shield, car
        ("មា", "ម៉ា"),  # Khmer
        ("हिंदी", "हदी"),
        ("Niger", "Nigeria"),
        ("Guinea", "Guinea-Bissau"),
        ("Vietnam", "Viet Nam"),
    ],
)
def test_different_names_keep_different_forms(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_article_goes_only_as_a_word() -> None:
    assert normalise("The Netherlands") == "netherlands"
    assert normalise("Republic of the Congo") == "republic of congo"
    assert normalise("Athens") == "athens"
    assert normalise("The") == "the"
    assert normalise(" . ") == ""


@given(st.text(max_size=40))
def test_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.strip()


@given(words())
def test_case_does_not_matter_in_ascii(text: str) -> None:
    plain = "".join(char for char in text if char.isascii())
    assert normalise(plain.upper()) == normalise(plain.lower())


def test_only_a_text_is_normalised() -> None:
    with pytest.raises(FieldTypeError, match="text"):
        normalise(None)  # type: ignore[arg-type]


# Distance


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("abc", "abd", 1),
        ("abc", "xabc", 1),
        ("ca", "abc", 3),
        ("kyrgystan", "kyrgyzstan", 1),
        ("laos", "loas", 1),
        ("vietnam", "viet nam", 1),
        ("abc", "", 3),
    ],
)
def test_distance_counts_single_steps(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right, limit=10) == distance


@given(short_texts, short_texts)
def test_distance_is_symmetric_and_zero_for_equals_alone(left: str, right: str) -> None:
    distance = edit_distance(left, right, limit=20)
    assert distance == edit_distance(right, left, limit=20)
    assert (distance == 0) == (left == right)
    assert abs(len(left) - len(right)) <= distance <= max(len(left), len(right))


@given(short_texts, short_texts, st.integers(0, 5))
def test_limit_only_cuts_the_count_off(left: str, right: str, limit: int) -> None:
    assert edit_distance(left, right, limit=limit) == min(edit_distance(left, right, limit=20), limit + 1)


def test_limit_of_the_distance_is_checked() -> None:
    with pytest.raises(FieldValueError, match="from 0 to 100"):
        edit_distance("a", "b", limit=-1)


# Suggestions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kirgizstan", ("Kyrgyzstan",)),
        ("kazakstan", ("Kazakhstan",)),
        ("Thai", ("Thailand",)),
        ("Laos", ("Lao PDR",)),
        ("Yunan", ("Yunnan Sheng",)),
        ("Atlantis", ()),
        ("", ()),
        ("...", ()),
    ],
)
def test_near_names_are_suggested(text: str, found: tuple[str, ...]) -> None:
    known = ["Kazakhstan", "Kyrgyzstan", "Lao PDR", "Tajikistan", "Thailand", "Viet Nam", "Yunnan Sheng"]
    assert nearest(text, known) == found
    assert nearest(text, reversed(known)) == found


def test_nearest_comes_first_and_ties_in_alphabetical_order() -> None:
    assert nearest("usd", ["usdx", "usx", "usd", "uxd"]) == ("usd", "usdx", "usx", "uxd")
    assert nearest("usd", ["usdx", "usx", "usd", "uxd", "usd"], limit=2) == ("usd", "usdx")


@given(short_texts, st.lists(short_texts, max_size=8), st.integers(1, 5))
def test_suggestions_are_candidates_each_once(text: str, candidates: list[str], limit: int) -> None:
    found = nearest(text, candidates, limit=limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= set(candidates)
    if normalise(text) and text in candidates:
        assert normalise(found[0]) == normalise(text)


def test_limit_of_the_suggestions_is_checked() -> None:
    with pytest.raises(FieldValueError, match="from 1 to 100"):
        nearest("a", ["b"], limit=0)


# Name


def changed(field: str, value: object) -> Name:
    return attrs.evolve(NUR_SULTAN, **{field: value})  # type: ignore[arg-type]


def test_name_is_compared_by_its_normal_form() -> None:
    assert NUR_SULTAN.key == "nur sultan"


@given(names())
def test_copies_and_pickles_are_equal(name: Name) -> None:
    for twin in (copy.copy(name), copy.deepcopy(name), pickle.loads(pickle.dumps(name))):  # noqa: S301
        assert twin == name
        assert hash(twin) == hash(name)


@pytest.mark.parametrize("field", ["record_type", "record", "language", "name"])
def test_texts_of_a_name_are_not_empty(field: str) -> None:
    with pytest.raises(FieldValueError, match=field):
        changed(field, "")


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "historic"), ("start", "2019"), ("end", "2022"), ("source", "kz-2019"), ("note", None), ("name", None)],
)
def test_types_of_a_name_are_checked(field: str, value: object) -> None:
    with pytest.raises(FieldTypeError, match=field):
        changed(field, value)


@pytest.mark.parametrize("end", ["2018", "2019-02", "../2018"])
def test_name_does_not_end_before_it_begins(end: str) -> None:
    with pytest.raises(FieldValueError, match="after 2019-03"):
        attrs.evolve(NUR_SULTAN, end=Period.parse(end))


def test_name_may_end_in_the_month_in_which_it_begins() -> None:
    assert attrs.evolve(NUR_SULTAN, end=Period.parse("2019-03")).end == NUR_SULTAN.start
