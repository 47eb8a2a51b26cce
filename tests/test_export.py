# ruff: noqa: ANN401  # short makers of records, called in this file alone

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string  # type: ignore[import-untyped]

from mini import mini_atlas
from regcoop.aggregation import total
from regcoop.comparison import compare
from regcoop.errors import FieldTypeError, RegcoopError
from regcoop.errors.exports import (
    ExistingPathError,
    FormulaTextError,
    RepeatedFigureError,
    TwoSourcesError,
    UnwritablePathError,
)
from regcoop.export.bibtex import bibtex_key, to_bibtex, write_bibtex
from regcoop.export.csl import CSL_TYPES, to_csl_json, write_csl_json
from regcoop.export.files import write_text
from regcoop.export.gathering import bibliography, date_parts
from regcoop.fixtures import load
from regcoop.period import Period
from regcoop.sources import DateBasis, Source, SourceKind

# The item types of CSL 1.0.2 that are used here, and what an item may hold: schema csl-data.json of the
# Citation Style Language, https://github.com/citation-style-language/schema
CSL_ITEM = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "publisher": str,
    "issued": dict,
    "URL": str,
    "language": str,
    "note": str,
    "custom": dict,
}
CSL_KINDS = {"report", "article-newspaper", "document", "standard", "webpage"}

# What LaTeX prints for each command, from the LaTeX manual, longest first
PRINTED = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceright{}": "}",
    r"\textbraceleft{}": "{",
    r"\%": "%",
    r"\&": "&",
    r"\#": "#",
    r"\_": "_",
    r"\$": "$",
}


def made(key: str = "a-2024", **fields: Any) -> Source:
    return Source(key, **{"publisher": "A", "title": "T", "kind": SourceKind.PRESS, **fields})


def dated(text: str, basis: DateBasis = DateBasis.PRINTED) -> Source:
    return made(date=Period.parse(text), date_basis=basis)


def printed(latex: str) -> str:
    """Read LaTeX text as TeX does: a command where there is one, else the sign itself."""
    read = ""
    while latex:
        command = next((command for command in PRINTED if latex.startswith(command)), None)
        assert command or latex[0] not in "\\{}%&#_$~^", latex
        read += PRINTED[command] if command else latex[0]
        latex = latex[len(command) if command else 1 :]
    return read


def unwrapped(text: str) -> str:
    assert text.startswith("{")
    assert text.endswith("}")
    return text[1:-1]


def entries(text: str) -> dict[str, Entry]:
    return dict(parse_string(text, "bibtex").entries) if text else {}


# Bibliographies


def test_a_source_is_a_bibliography_of_itself() -> None:
    assert bibliography(made()) == (made(),)


def test_anything_with_sources_has_a_bibliography_each_source_once() -> None:
    atlas = mini_atlas()
    assert bibliography(atlas) == tuple(atlas.sources.values())
    figure = atlas.figure_records["cn-asean-trade-2023-usd-daily"]
    assert bibliography([figure, figure.source, figure]) == figure.sources
    assert bibliography({"one": figure}) == figure.sources


def test_a_sum_keeps_the_sources_of_its_figures() -> None:
    atlas = mini_atlas()
    figure = atlas.figures["cn-asean-trade-2023-usd-daily"]
    assert bibliography(total([figure], atlas=atlas)) == figure.sources
    assert bibliography(()) == ()


def test_blocs_comparisons_and_lists_of_them_have_a_bibliography() -> None:
    atlas = mini_atlas()
    yuan, dollars = (atlas.figures[f"cn-asean-trade-2024-ytd07-{code}-daily"] for code in ("cny", "usd"))
    pair = compare(yuan, dollars, atlas=atlas)
    bloc = next(iter(atlas.blocs.values()))
    assert set(bibliography([pair, bloc])) == {*yuan.sources, *dollars.sources, *bloc.sources}


def test_two_descriptions_of_one_source_are_refused() -> None:
    with pytest.raises(TwoSourcesError, match="described in two ways") as caught:
        bibliography([made(), made(title="Another")])
    assert caught.value.source == "a-2024"
    assert isinstance(caught.value, RegcoopError)


class Odd:
    def __init__(self, sources: object) -> None:
        self.sources = sources


@pytest.mark.parametrize("given", ["a-2024", 7, None, [7], Odd("a-2024"), Odd(["a-2024"]), Odd(7)])
def test_what_has_no_sources_has_no_bibliography(given: Any) -> None:
    with pytest.raises(FieldTypeError):
        bibliography(given)


# Dates


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024", ((2024,),)),
        ("2023-10", ((2023, 10),)),
        ("2024-09-11", ((2024, 9, 11),)),
        ("2022/2023", ((2022,), (2023,))),
        ("2024-H2", ((2024, 7), (2024, 12))),
        ("2024-09-24/2024-09-28", ((2024, 9, 24), (2024, 9, 28))),
        ("../2024-09-16", ((), (2024, 9, 16))),
    ],
)
def test_dates_have_the_parts_that_are_known(text: str, parts: tuple[tuple[int, ...], ...]) -> None:
    assert date_parts(Period.parse(text)) == parts


# CSL-JSON


def test_the_item_of_a_press_report() -> None:
    report = dated("2024-09-11")
    assert to_csl_json(report) == [
        {
            "id": "a-2024",
            "type": "article-newspaper",
            "title": "T",
            "container-title": "A",
            "issued": {"date-parts": [[2024, 9, 11]]},
        }
    ]


def test_an_item_keeps_address_language_note_licence_and_what_it_copies() -> None:
    source = made(
        kind=SourceKind.PRIMARY,
        url="https://example.org/a%20b",
        language="zh-Hans",
        note="n",
        licence="CC0-1.0",
        copy_of="b",
    )
    (item,) = to_csl_json(source)
    assert item == {
        "id": "a-2024",
        "type": "report",
        "title": "T",
        "publisher": "A",
        "URL": "https://example.org/a%20b",
        "language": "zh-Hans",
        "note": "n",
        "custom": {"copy-of": "b", "licence": "CC0-1.0"},
    }


def test_an_inferred_date_is_circa_and_an_undated_source_has_none() -> None:
    assert to_csl_json(dated("2023-10", DateBasis.INFERRED))[0]["issued"] == {
        "date-parts": [[2023, 10]],
        "circa": True,
    }
    assert "issued" not in to_csl_json(made())[0]


def test_a_date_of_which_only_the_end_is_known_is_a_text() -> None:
    assert to_csl_json(dated("../2024-09-16"))[0]["issued"] == {"literal": "until 2024-09-16"}


def test_a_secondary_source_with_an_address_is_a_web_page() -> None:
    assert to_csl_json(made(kind=SourceKind.SECONDARY))[0]["type"] == "document"
    (item,) = to_csl_json(made(kind=SourceKind.SECONDARY, url="https://example.org/"))
    assert (item["type"], item["container-title"]) == ("webpage", "A")


def test_every_kind_of_source_has_a_type() -> None:
    assert set(CSL_TYPES) == set(SourceKind)


def test_the_items_of_the_bundled_sources_keep_the_schema() -> None:
    sources = load().sources
    items = json.loads(json.dumps(to_csl_json(load())))
    assert [item["id"] for item in items] == list(sources)
    for item in items:
        assert {"id", "type", "title"} <= set(item) <= set(CSL_ITEM)
        assert all(isinstance(value, CSL_ITEM[name]) for name, value in item.items())
        assert item["type"] in CSL_KINDS
        assert ("issued" in item) == (sources[item["id"]].date is not None)
        for part in item.get("issued", {}).get("date-parts", []):
            assert 1 <= len(part) <= 3
            assert all(type(number) is int for number in part)


# BibTeX


def test_the_entry_of_a_source_with_an_address() -> None:
    source = made(
        title="100 % & more_",
        publisher="HM Revenue and Customs",
        kind=SourceKind.PRIMARY,
        date=Period.parse("2023-10"),
        date_basis=DateBasis.INFERRED,
        url="https://example.org/a_b%20c#d~e",
        language="en",
        note="seen",
        copy_of="b_1",
        licence="CC0",
    )
    assert to_bibtex(source) == (
        "@online{a-2024,\n"
        "  title = {{100 \\% \\& more\\_}},\n"
        "  organization = {{HM Revenue and Customs}},\n"
        "  date = {2023-10?},\n"
        "  url = {https://example.org/a_b%20c#d~e},\n"
        "  language = {en},\n"
        "  keywords = {primary},\n"
        "  annotation = {seen; copy of b\\_1; licence: CC0},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", "2024"),
        ("2024-09-11", "2024-09-11"),
        ("2022/2023", "2022/2023"),
        ("2024-Q1", "2024-01/2024-03"),
        ("../2024-09-16", "/2024-09-16"),
        ("0987", "0987"),
    ],
)
def test_dates_have_the_precision_known(text: str, date: str) -> None:
    assert entries(to_bibtex(dated(text)))["a-2024"].fields["date"] == date


def test_an_undated_source_has_no_date() -> None:
    assert "date" not in entries(to_bibtex(made()))["a-2024"].fields


def test_no_sources_are_an_empty_file() -> None:
    assert not to_bibtex(())


def test_every_bundled_source_is_read_back() -> None:
    sources = tuple(load().sources.values())
    read = entries(to_bibtex(sources))
    assert list(read) == [bibtex_key(source) for source in sources]
    for source, entry in zip(sources, read.values(), strict=True):
        assert entry.type == ("online" if source.url else "misc")
        assert printed(unwrapped(entry.fields["title"])) == source.title
        assert printed(unwrapped(entry.fields["organization"])) == source.publisher
        assert entry.fields.get("url") == source.url
        assert ("date" in entry.fields) == (source.date is not None)


HARD = st.text("{}\\%&#_~^$\"'@,= aé中ไ\n", min_size=1, max_size=30).map(lambda text: f"x{text}x")


@settings(deadline=None)
@given(title=HARD.map(lambda text: text.replace("\n", "")), note=HARD)
def test_any_text_is_read_back(title: str, note: str) -> None:
    entry = entries(to_bibtex([made(title=title, note=note), made("b")]))["a-2024"]
    # TeX takes several blanks, and a line break, as one blank
    assert printed(unwrapped(entry.fields["title"])) == " ".join(title.split())
    assert printed(entry.fields["annotation"]) == " ".join(note.split())


def test_braces_in_an_address_are_written_as_percent_codes() -> None:
    source = made(url="https://example.org/{a\\b}")
    assert entries(to_bibtex([source, made("b")]))["a-2024"].fields["url"] == "https://example.org/%7Ba%5Cb%7D"


def test_characters_that_do_not_print_are_blanks() -> None:
    assert "annotation = {a b c}" in to_bibtex(made(note="a\x00b\ud800c"))


@settings(deadline=None)
@given(st.lists(st.text("abAB1.,{}é中 -", min_size=1, max_size=6).map(str.strip).filter(bool), unique=True))
def test_keys_are_unique_without_regard_to_capitals_and_do_not_depend_on_the_others(ids: list[str]) -> None:
    sources = [made(key) for key in ids]
    keys = [bibtex_key(source) for source in sources]
    assert len({key.lower() for key in keys}) == len(ids)
    assert list(entries(to_bibtex(sources))) == keys


def test_an_id_without_a_letter_of_the_alphabet_has_a_key() -> None:
    assert bibtex_key(made("中国")).startswith("source-")


# Files


def test_a_file_holds_the_text_as_it_is(tmp_path: Path) -> None:
    write_text("é\r\n中\n", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == "é\r\n中\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_an_existing_file_is_left_alone_unless_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text("old", path)
    path.chmod(0o640)
    with pytest.raises(ExistingPathError, match="overwrite=True") as caught:
        write_text("new", str(path))
    assert isinstance(caught.value, FileExistsError)
    assert path.read_text() == "old"
    write_text("new", path, overwrite=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    write_text("new", tmp_path / "link", overwrite=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "new"


def test_a_directory_and_a_missing_one_are_no_targets(tmp_path: Path) -> None:
    with pytest.raises(UnwritablePathError, match="it is a directory"):
        write_text("a", tmp_path, overwrite=True)
    with pytest.raises(UnwritablePathError, match="does not exist") as caught:
        write_text("a", tmp_path / "none" / "a.txt")
    assert isinstance(caught.value, OSError)


@pytest.mark.parametrize("name", ["a\0b", "a" * 300, "loop"])
def test_a_path_that_cannot_be_one_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(UnwritablePathError) as caught:
        write_text("a", tmp_path / name / "b" if name == "loop" else tmp_path / name)
    assert caught.value.reason
    assert [path.name for path in tmp_path.iterdir()] == ["loop"]


def test_a_failing_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text("old", path)

    def full(_path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", len(data))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UnwritablePathError, match="No space left on device"):
        write_text("new", path, overwrite=True)
    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_half_a_character_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text("\ud800", tmp_path / "a.txt")
    assert not list(tmp_path.iterdir())


def test_bibliographies_are_written(tmp_path: Path) -> None:
    write_bibtex(made(title="中"), tmp_path / "a.bib")
    write_csl_json(made(title="中"), tmp_path / "a.json")
    assert (tmp_path / "a.bib").read_text("utf-8") == to_bibtex(made(title="中"))
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == to_csl_json(made(title="中"))


# Errors


def test_the_errors_end_with_what_to_do() -> None:
    cells = tuple((f"f{number}", "NOTE", "=1") for number in range(7))
    assert str(FormulaTextError(cells)) == (
        "a spreadsheet would run texts as formulas (NOTE of 'f0', '=1'; NOTE of 'f1', '=1'; NOTE of 'f2', '=1';"
        " NOTE of 'f3', '=1'; NOTE of 'f4', '=1'; and 2 more): say formulas='quote' to write an apostrophe before"
        " them, or begin the texts with another character"
    )
    assert str(RepeatedFigureError("f")) == "the figure 'f' comes twice: give each figure once"
