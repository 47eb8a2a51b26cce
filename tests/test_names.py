"""Names in any language: display, resolving, suggestions."""

from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mini import ISO, NAMES, mini_atlas, mini_sets
from regcoop.atlas import Atlas
from regcoop.errors import (
    AmbiguousNameError,
    FieldTypeError,
    FieldValueError,
    NoNameError,
    UnknownCodeError,
    UnknownLocaleError,
    UnknownUnitError,
)
from regcoop.labels import Name, NameKind
from regcoop.names import Resolved, Unmatched, display_name, resolve, resolve_all, suggest

EN = ("en",)

# Display


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [
        ("LA", "en", "Laos"),
        ("LA", "zh", "老挝"),
        ("TH", "th", "ไทย"),
        ("TH", "ru", "Таиланд"),
        ("MM", "en", "Myanmar"),
        ("MM", "en-GB", "Myanmar"),
        ("CN-HK", "en", "Hong Kong"),
        ("CN-MO", "en_US", "Macao"),
        ("CN-HK", "ru", "Гонконг (САР)"),
        ("CN-TW", "en", "Taiwan"),
        ("HK", "en", "Hong Kong"),
        ("KE", "en", "Kenya"),
        ("W", "en", "world"),
        ("EU", "vi", "Liên Minh Châu Âu"),
        ("ASEAN", "zh", "东盟"),
        ("ASEAN", "en", "ASEAN"),
        ("TJ", "en", "Tajikistan"),
    ],
)
def test_a_party_has_a_name_in_a_language(code: str, locale: str, name: str) -> None:
    assert display_name(code, locale=locale) == name


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [
        ("CNY", "en", "Chinese Yuan"),
        ("USD", "zh", "美元"),
        ("t", "en", "metric tons"),
        ("km", "zh", "公里"),
        ("TEU", "en", "twenty-foot equivalent unit"),
        ("CNY/TEU", "en", "Chinese Yuan/twenty-foot equivalent unit"),
    ],
)
def test_a_unit_has_a_name_in_a_language(code: str, locale: str, name: str) -> None:
    assert display_name(code, locale=locale, kind="unit") == name
    assert display_name(code, locale=locale) == name


def test_the_kind_tells_a_party_from_a_unit() -> None:
    assert display_name("TJ", locale="en", kind="party") == "Tajikistan"
    with pytest.raises(UnknownCodeError):
        display_name("CNY", locale="en", kind="party")
    with pytest.raises(UnknownCodeError):
        display_name("TH", locale="en", kind="unit")
    with pytest.raises(FieldValueError):
        display_name("TH", locale="en", kind=cast("Any", "planet"))


def test_a_name_that_is_not_known_in_a_language_is_an_error_and_nothing_in_its_place() -> None:
    with pytest.raises(NoNameError, match="no name in the locale 'sw'"):
        display_name("ACMECS", locale="sw")
    with pytest.raises(NoNameError):
        display_name("TEU", locale="zh")
    with pytest.raises(NoNameError):
        display_name("USD/TEU", locale="zh")


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(UnknownCodeError, match="party or unit"):
        display_name("XXX-unknown", locale="en")
    with pytest.raises((UnknownCodeError, UnknownUnitError)):
        display_name("USD/nothing", locale="en")


@pytest.mark.parametrize("locale", ["xx", "", "e n", "english", None, 7])
def test_an_unknown_locale_is_an_error(locale: object) -> None:
    with pytest.raises(UnknownLocaleError):
        display_name("TH", locale=cast("str", locale))
    with pytest.raises(UnknownLocaleError):
        resolve("Thailand", locales=(cast("str", locale),))


def test_an_atlas_of_ones_own_names_its_blocs_and_regions() -> None:
    atlas = mini_atlas()
    assert display_name("LMC", locale="zh", atlas=atlas) == "澜湄合作"
    assert display_name("CN-YN", locale="en", atlas=atlas) == "Yunnan"
    assert display_name("HK", locale="en", atlas=atlas) == "Hong Kong"
    with pytest.raises(UnknownCodeError):
        display_name("APEC", locale="en", atlas=atlas)


# Resolving


@pytest.mark.parametrize(
    ("text", "locales", "code"),
    [
        ("Thailand", EN, "TH"),
        ("THAILAND", EN, "TH"),
        ("TH", EN, "TH"),
        ("THA", EN, "TH"),
        ("Lao PDR", EN, "LA"),
        ("Lao People's Democratic Republic", EN, "LA"),
        ("老挝", EN, "LA"),
        ("таиланд", ("ru",), "TH"),
        ("Thaïlande", ("fr",), "TH"),
        ("thailande", ("fr", "de"), "TH"),
        ("Kenya", EN, "KE"),
        ("Guinea", EN, "GN"),
        ("Hong Kong", EN, "CN-HK"),
        ("Hong Kong SAR China", EN, "CN-HK"),
        ("HKG", EN, "CN-HK"),
        ("Macau", EN, "CN-MO"),
        ("Myanmar (Burma)", EN, "MM"),
        ("Brunei", EN, "BN"),
        ("Kyrgyz Republic", EN, "KG"),
        ("Türkiye", EN, "TR"),
        ("World", EN, "W"),
        ("European Union", EN, "EU"),
        ("Europäische Union", ("de",), "EU"),
        ("ASEAN", EN, "ASEAN"),
        ("Asean", EN, "ASEAN"),
        ("Yunnan", EN, "CN-YN"),
        ("Thailand", (), "TH"),
    ],
)
def test_a_whole_name_means_its_party(text: str, locales: tuple[str, ...], code: str) -> None:
    assert resolve(text, locales=locales) == code


@pytest.mark.parametrize("text", ["", "no", "th", "Atlantis", "Papua", "Thailnd", "x" * 10_000, "Thaïlande"])
def test_what_is_no_whole_name_means_nothing(text: str) -> None:
    assert resolve(text, locales=EN) is None


@pytest.mark.parametrize(("text", "candidates"), [("Korea", ("KP", "KR")), ("Congo", ("CD", "CG"))])
def test_a_name_that_countries_share_is_ambiguous(text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(text, locales=EN)
    assert caught.value.candidates == candidates


def test_texts_and_locales_are_what_they_are_called() -> None:
    with pytest.raises(FieldTypeError):
        resolve(cast("str", None), locales=EN)
    with pytest.raises(FieldTypeError, match="several"):
        resolve("Thailand", locales="en")


def test_an_atlas_of_ones_own_replaces_the_bundled_names() -> None:
    own = Name("bloc", "LMC", language="en", name="Mekong club", kind=NameKind.PRESS, source=ISO)
    atlas = Atlas.build(edition=mini_atlas().edition, **mini_sets(names=(*NAMES, own)))
    assert resolve("Mekong club", locales=EN, atlas=atlas) == "LMC"
    assert resolve("Mekong club", locales=EN) is None
    assert resolve("Hong Kong", locales=EN, atlas=atlas) == "HK"
    assert resolve("Kenya", locales=EN, atlas=atlas) == "KE"
    assert resolve("Thalys", locales=EN, atlas=atlas) is None


def test_many_names_are_resolved_in_their_order_and_nothing_is_dropped() -> None:
    found = resolve_all(["Viet Nam", "Korea", "Atlantis", "Viet Nam", "Atlantis"], locales=EN)
    assert found == Resolved(
        ("Viet Nam", "Korea", "Atlantis", "Viet Nam", "Atlantis"),
        ("VN", None, None, "VN", None),
        (Unmatched("Korea", ("KP", "KR")), Unmatched("Atlantis")),
    )
    assert found.mapping == {"Viet Nam": "VN"}
    assert resolve_all((), locales=EN) == Resolved((), (), ())
    with pytest.raises(FieldTypeError):
        resolve_all(["Viet Nam", cast("str", 7)], locales=EN)


@given(st.lists(st.sampled_from(["TH", "Thailand", "Korea", "nowhere"]) | st.text(max_size=20)))
def test_every_text_is_either_matched_or_named(texts: list[str]) -> None:
    found = resolve_all(texts, locales=EN)
    assert found.texts == tuple(texts)
    unmatched = {entry.text for entry in found.unmatched}
    assert {text for text, code in zip(texts, found.codes, strict=True) if code is None} == unmatched
    assert unmatched.isdisjoint(found.mapping)


def test_suggestions_are_near_names() -> None:
    (first, *_) = suggest("Tajikstan", locales=EN)
    assert (first.name, first.record) == ("Tajikistan", "TJ")
    assert suggest("Tajikstan", locales=EN, atlas=mini_atlas())[0].record == "TJ"
    assert suggest("q" * 100_000, locales=EN) == ()
    with pytest.raises(FieldValueError):
        suggest("Tajikstan", locales=EN, limit=0)
    with pytest.raises(FieldTypeError):
        suggest(cast("str", None), locales=EN)


def test_results_are_immutable_values() -> None:
    found = resolve_all(["Thailand"], locales=EN)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.codes = ()  # type: ignore[misc]  # the very error


# The code lists themselves


def test_every_bundled_country_is_one_of_iso_3166(pytestconfig: pytest.Config) -> None:
    pycountry = pytest.importorskip("pycountry")
    data = Path(pytestconfig.rootpath) / "src" / "regcoop" / "data" / "countries.csv"
    header, *rows = data.read_text(encoding="utf-8").splitlines()
    assert header.startswith("code,alpha_3,numeric,")
    for row in rows:
        code, alpha_3, numeric = row.split(",")[:3]
        country = pycountry.countries.get(alpha_2=code)
        assert (country.alpha_3, country.numeric) == (alpha_3, numeric)
