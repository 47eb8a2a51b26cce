"""The codec: what is written is read back, a package is written back byte for byte, and the schema fits the records."""

import gc
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import regcoop
from mini import mini_atlas, mini_sets
from packages import add_row, change_cell, change_descriptor, mini_package
from regcoop.amount import Amount, Qualifier
from regcoop.atlas import Atlas
from regcoop.blocs import Bloc, BlocKind
from regcoop.codec import check_package, read_package, write_package
from regcoop.codec.claims import CLAIM_ANNOTATIONS, RATIOS
from regcoop.codec.schema import Kind
from regcoop.codec.shapes import OWNERS, PARTS, SHAPES
from regcoop.codec.tables import TABLES
from regcoop.codec.tables.columns import RECORD_TABLES
from regcoop.countries import Region
from regcoop.errors import DataPackageError
from regcoop.figures import Fact, Terms, TradeFigure, Vintage
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.ratios import (
    Direction,
    Extreme,
    Growth,
    GrowthKind,
    PercentagePoints,
    PointsOf,
    Rank,
    Record,
    Restatement,
    Share,
    ShareBasis,
    parse_whole,
)
from regcoop.sources import Source, SourceKind
from regcoop.valuation import Valuation

PRESS = Source("daily-2024", publisher="The Daily", title="A report", kind=SourceKind.PRESS)
FACT = Fact("goods-trade", "trade", "CN", "TH", period=Period.parse("2023"), quantity="money")


def bytes_of(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


def with_figures(*figures: TradeFigure) -> Atlas:
    """Give the hand-made atlas with other figures, and without what speaks of its own."""
    sets: Any = {**mini_sets(), "figures": figures, "indicators": (), "errata": (), "editions": (), "milestones": ()}
    return Atlas.build(edition=date(2026, 1, 1), title="Figures", **sets)


def again(figure: TradeFigure, folder: Path) -> TradeFigure:
    """Write a figure and read it back."""
    write_package(with_figures(figure), folder)
    return read_package(folder).figures[figure.id]


# The schema


def test_every_reference_points_into_a_table() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert set(column.targets) <= TABLES.keys(), (table.name, column.name)
            assert not column.chosen_by or column.chosen_by in table.by_name
        for link in table.links:
            assert set(link.columns) <= table.by_name.keys()
            assert set(link.targets) <= TABLES[link.table].by_name.keys()


def test_every_table_has_a_key_of_required_columns_and_a_sentence() -> None:
    for table in TABLES.values():
        assert table.key
        assert table.about.endswith(".")
        for name in table.key:
            assert table.by_name[name].required


def test_the_words_for_kinds_of_record_are_those_of_the_records() -> None:
    assert set(RECORD_TABLES) == set(RecordType)


def columns_with_types() -> Iterator[tuple[str, str, object]]:
    shapes = {name: shape.annotations for name, shape in SHAPES.items()}
    for table, annotations in {**shapes, **CLAIM_ANNOTATIONS}.items():
        for column, annotation in annotations.items():
            yield table, column, annotation


def kinds_in(annotation: object) -> set[type]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return {annotation}
    return {kind for inner in get_args(annotation) if inner is not ... for kind in kinds_in(inner)}


@pytest.mark.parametrize(("table", "name", "annotation"), list(columns_with_types()))
def test_the_words_of_a_column_are_those_of_its_enumeration(table: str, name: str, annotation: object) -> None:
    column = TABLES[table].by_name[name]
    enums = [kind for kind in kinds_in(annotation) if issubclass(kind, StrEnum) and kind is not Vintage]
    if enums:
        words = tuple(enums[0])
        assert column.choices == (words if name not in ("imports_valuation", "exports_valuation") else words[:2])
    elif Kind.FLAG is not column.kind and (table, name) != ("names", "record_type"):
        assert not column.choices or name in ("scale", "kind")


@pytest.mark.parametrize(("table", "name", "annotation"), list(columns_with_types()))
def test_a_cell_may_be_empty_exactly_where_the_field_may(table: str, name: str, annotation: object) -> None:
    column = TABLES[table].by_name[name]
    if get_origin(annotation) is tuple:
        assert column.many
    elif annotation is not str and name != "basis" and not column.in_key and (table, name) != ("routes", "source"):
        assert column.required is (NoneType not in kinds_in(annotation)), (table, name)


def test_every_table_is_read_and_every_field_of_its_record_is_a_column_or_a_part() -> None:
    parts = {table for fields in PARTS.values() for table in fields.values()}
    assert TABLES.keys() - SHAPES.keys() == {
        "units",
        "group_members",
        "span_segments",
        "route_segments",
        "rates_monthly",
        *CLAIM_ANNOTATIONS,
    }
    assert parts <= OWNERS.keys()
    for name, shape in SHAPES.items():
        made_elsewhere = {"countries": set(), "groups": {"parties"}, "routes": {"line", "segments"}}.get(name, set())
        fields = {field.name for field in attrs.fields(shape.record)}
        owner = OWNERS.get(name, ("", ()))[0]
        assert fields - shape.annotations.keys() <= {*PARTS.get(name, {}), *made_elsewhere, owner, "period"}, name
    assert set(RATIOS) <= CLAIM_ANNOTATIONS.keys()


# Round trips


def test_an_atlas_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    assert read_package(path) == mini_atlas()


def test_a_package_is_written_back_byte_for_byte(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    write_package(read_package(path), tmp_path / "again")
    assert bytes_of(tmp_path / "again") == bytes_of(path)


def test_a_package_of_another_order_is_written_in_the_canonical_one(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    canonical = bytes_of(path)
    for file in path.glob("*.csv"):
        header, *rows = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\r\n".join([header, *reversed(rows)]) + "\r\n", encoding="utf-8-sig", newline="")
    write_package(read_package(path), tmp_path / "again")
    assert bytes_of(tmp_path / "again") == canonical


def test_the_order_of_the_rows_makes_no_difference(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    for file in path.glob("*.csv"):
        header, *rows = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    assert read_package(path) == mini_atlas()


def test_rows_with_numbers_are_sorted_as_numbers(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    claim = "cn-w-trade-2023-usd-daily"
    for number in range(2, 12):
        add_row(path, "shares", claim=claim, n=str(number), percent=str(number))
    write_package(read_package(path), path)
    numbers = [line.split(",")[1] for line in (path / "shares.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert numbers == [str(number) for number in range(1, 12)]


@pytest.mark.parametrize(
    "growth",
    [
        Growth(Amount.parse("7.70", unit="pct"), kind=GrowthKind.YOY, basis="USD"),
        Growth(Amount.parse("-6", unit="pct", qualifier=Qualifier.ABOUT), kind=GrowthKind.SINCE, label="the start"),
        Growth(Amount.parse("0.0", unit="pct"), kind=GrowthKind.YOY, direction=Direction.UP),
        Growth(Amount.parse("2.6", unit="times"), kind=GrowthKind.MULTIPLE, direction=Direction.DOWN),
        Growth(Amount.parse("3", unit="times"), kind=GrowthKind.MULTIPLE, against=(Period.parse("2015"),)),
        Growth(kind=GrowthKind.PREVIOUS_PERIOD, direction=Direction.DOWN, basis="volume"),
        Growth(
            Amount.parse("10", unit="pct"),
            kind=GrowthKind.ANNUAL_AVERAGE,
            against=(Period.parse("2013"), Period.parse("2014-H1")),
        ),
    ],
)
def test_growths_are_read_back(growth: Growth, tmp_path: Path) -> None:
    value = Amount.parse("552 billion", unit="USD")
    assert again(TradeFigure("f", FACT, value=value, growths=(growth,), source=PRESS), tmp_path).growths == (growth,)


def test_everything_printed_beside_a_value_is_read_back_in_order(tmp_path: Path) -> None:
    figure = TradeFigure(
        "f",
        FACT,
        value=Amount.parse("42.64 billion", unit="CNY"),
        shares=(
            Share(Amount.parse("15.8", unit="pct"), whole=parse_whole("commodity=all;partner=W")),
            Share(
                Amount.parse("50", unit="pct", qualifier=Qualifier.OVER), basis=ShareBasis.QUANTITY, label="all fruit"
            ),
        ),
        restatements=(Restatement(Amount.parse("5.83 billion", unit="USD"), note="in brackets"),),
        ranks=(Rank(1, among="partners", streak_years=15), Record(Extreme.HIGHEST, since=Period.parse("2016"))),
        changes=(PercentagePoints(Amount.parse("-0.8", unit="pp"), of=PointsOf.SHARE),),
        terms=Terms(valuation=Valuation.CIF, vintage=Period.parse("2024-03-07")),
        source=PRESS,
    )
    assert again(figure, tmp_path) == figure


@pytest.mark.parametrize("vintage", [Vintage.PRELIMINARY, Period.parse("2024-03"), None])
def test_a_vintage_is_a_word_or_a_release_date(vintage: Vintage | Period | None, tmp_path: Path) -> None:
    figure = TradeFigure("f", FACT, value=Amount.parse("1", unit="USD"), terms=Terms(vintage=vintage), source=PRESS)
    assert again(figure, tmp_path).vintage == vintage


def test_a_growth_without_a_value_tells_the_quantity_by_its_currency(tmp_path: Path) -> None:
    growth = Growth(Amount.parse("7.7", unit="pct"), kind=GrowthKind.YOY, basis="CNY")
    figure = TradeFigure("f", attrs.evolve(FACT, quantity="money"), growths=(growth,), source=PRESS)
    assert again(figure, tmp_path).quantity == "money"


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Draw amounts as people make them: from a print, or from a value with or without zeros."""
    digits = draw(st.integers(-(10**9), 10**9))
    unit = draw(st.sampled_from(["USD", "t", "TEU", "CNY/TEU", "pct"]))
    qualifier = draw(st.sampled_from(list(Qualifier)))
    if draw(st.booleans()):
        part = draw(st.sampled_from(["", ".5", ".50", ".125"]))
        scale = draw(st.sampled_from(["", " thousand", " wan", " million", " yi", " billion", " trillion", " one"]))
        return Amount.parse(f"{digits}{part}{scale}", unit=unit, qualifier=qualifier)
    return Amount(Decimal(f"{digits}E{draw(st.integers(-6, 12))}"), unit, qualifier=qualifier)


@settings(max_examples=60, deadline=None)
@given(st.lists(amounts(), min_size=1, max_size=20))
def test_amounts_are_read_back_digit_for_digit(tmp_path_factory: pytest.TempPathFactory, drawn: list[Amount]) -> None:
    figures = [
        TradeFigure(f"f-{number}", attrs.evolve(FACT, quantity=amount.unit.kind), value=amount, source=PRESS)
        for number, amount in enumerate(drawn)
    ]
    path = tmp_path_factory.mktemp("amounts")
    write_package(with_figures(*figures), path)
    read = read_package(path)
    assert [read.figures[figure.id].value for figure in figures] == drawn
    write_package(read, path / "again")
    assert (path / "again" / "figures.csv").read_bytes() == (path / "figures.csv").read_bytes()


def test_a_scale_of_one_is_read_and_left_out(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    change_cell(path, "figures", "cn-th-trade-2023-usd-daily", scale="one")
    atlas = read_package(path)
    assert str(atlas.figures["cn-th-trade-2023-usd-daily"].value) == "100 USD"
    write_package(atlas, path)
    assert ",one," not in (path / "figures.csv").read_text(encoding="utf-8")


def test_the_text_of_a_period_is_kept(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    for text in ("2023-01/2023-12", "2023-S1", "2023-01-01/P7M", "../2023"):
        change_cell(path, "figures", "cn-th-trade-2023-usd-daily", period=text)
        write_package(read_package(path), path)
        assert f",{text}," in (path / "figures.csv").read_text(encoding="utf-8")


def test_equal_periods_of_two_texts_keep_each_its_own(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    change_cell(path, "figures", "cn-th-trade-2023-usd-daily", period="2023-01/2023-12")
    atlas = read_package(path)
    texts = {str(figure.period) for figure in atlas.figures.where(period="2023")}
    assert texts == {"2023", "2023-01/2023-12"}


# Reading


def test_a_package_may_name_the_records_of_a_base(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.mkdir()
    header = ",".join(TABLES["figures"].names)
    (path / "figures.csv").write_text(header + "\n", encoding="utf-8")
    add_row(
        path,
        "figures",
        id="mine",
        measure="goods-trade",
        flow="trade",
        reporter="CN",
        partner="LMC",
        period="FY2024@TH",
        value="7",
        unit="USD",
        confidence="high",
        source="daily-2023-10",
    )
    descriptor = {"title": "Mine", "version": "2027-01-01", "resources": [{"name": "figures", "path": "figures.csv"}]}
    (path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert {finding.code for finding in check_package(path)} == {"data.dangling-reference"}
    assert check_package(path, base=mini_atlas()) == ()
    atlas = read_package(path, base=mini_atlas())
    assert len(atlas.figures) == len(mini_atlas().figures) + 1
    assert atlas.figures["mine"].source is mini_atlas().sources["daily-2023-10"]
    assert str(atlas.edition) == "2027-01-01"


def test_a_record_of_the_base_may_be_repeated_but_not_changed(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    assert read_package(path, base=mini_atlas()) == attrs.evolve(mini_atlas())
    row = change_cell(path, "regions", "CN-YN", name="Elsewhere")
    (finding,) = check_package(path, base=mini_atlas())
    assert finding.code == "data.base-conflict"
    assert finding.location is not None
    assert (finding.location.file, finding.location.row) == ("regions.csv", row)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(tmp_path: Path, enabled: bool) -> None:  # noqa: FBT001
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        read_package(mini_package(tmp_path))
        assert gc.isenabled() is enabled
        check_package(tmp_path / "nowhere")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_codes_are_one_object_wherever_they_stand(tmp_path: Path) -> None:
    atlas = read_package(mini_package(tmp_path))
    figures = [figure for figure in atlas.figures if figure.partner == "TH"]
    assert len({id(figure.partner) for figure in figures}) == 1
    assert len({id(figure.source) for figure in figures}) == len({figure.source.id for figure in figures})


def test_figures_of_one_fact_share_it(tmp_path: Path) -> None:
    amount = Amount.parse("1", unit="USD")
    write_package(with_figures(*(TradeFigure(f"f-{n}", FACT, value=amount, source=PRESS) for n in (1, 2))), tmp_path)
    figures = read_package(tmp_path).figures
    assert figures["f-1"].fact is figures["f-2"].fact


# Writing


@pytest.mark.parametrize("note", ["=HYPERLINK(1)", "+1", "-", "@x", "two\nlines"])
def test_a_text_that_a_spreadsheet_would_run_is_not_written(note: str, tmp_path: Path) -> None:
    region = Region("CN-AH", country="CN", name="Anhui", type="province", source=PRESS, note=note)
    atlas = Atlas.build(edition=date(2026, 1, 1), base=mini_atlas(), regions=[region])
    with pytest.raises(DataPackageError) as caught:
        write_package(atlas, tmp_path / "out")
    assert "regions.csv, row 2, column note, id CN-AH:" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_code_of_another_form_is_not_written(tmp_path: Path) -> None:
    odd = attrs.evolve(PRESS, id="Daily 2024")
    bloc = Bloc("OTS", name="Turkic states", kind=BlocKind.ORGANISATION, founded=Period.parse("2009"), source=odd)
    atlas = Atlas.build(edition=date(2026, 1, 1), base=mini_atlas(), blocs=[bloc])
    with pytest.raises(DataPackageError) as caught:
        write_package(atlas, tmp_path / "out")
    assert "column id, id Daily 2024:" in str(caught.value)


def test_writing_replaces_the_tables_and_leaves_other_files(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    before = bytes_of(path)
    (path / "README.md").write_text("mine", encoding="utf-8")
    (path / "figures.csv").write_text("broken", encoding="utf-8")
    write_package(mini_atlas(), path)
    assert bytes_of(path) == {**before, "README.md": b"mine"}
    assert [file.name for file in tmp_path.iterdir()] == ["package"]


def test_a_table_that_lost_its_rows_keeps_its_header(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    write_package(attrs.evolve(mini_atlas(), errata=()), path)
    assert (path / "errata.csv").read_text(encoding="utf-8") == ",".join(TABLES["errata"].names) + "\n"
    assert read_package(path).errata == ()
    write_package(attrs.evolve(mini_atlas(), errata=()), tmp_path / "new")
    assert not (tmp_path / "new" / "errata.csv").exists()


def test_nothing_is_half_written_when_the_disk_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def fail(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        with path.open("wb") as file:
            return file.write(data)

    path = mini_package(tmp_path)
    before = bytes_of(path)
    monkeypatch.setattr(Path, "write_bytes", fail)
    for target in (path, tmp_path / "new"):
        written.clear()
        with pytest.raises(OSError, match="No space left"):
            write_package(mini_atlas(), target)
    assert bytes_of(path) == before
    assert [file.name for file in tmp_path.iterdir()] == ["package"]


def test_the_parent_of_a_new_package_must_exist(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_package(mini_atlas(), tmp_path / "no" / "where")


def test_a_new_package_may_be_read_by_others(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    (tmp_path / "plain").mkdir()
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


# The descriptor


def descriptor_of(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
    return content


def test_the_descriptor_names_title_edition_and_tables(tmp_path: Path) -> None:
    path = mini_package(tmp_path)
    descriptor = descriptor_of(path)
    assert (descriptor["name"], descriptor["title"]) == ("a-small-atlas", "A small atlas")
    assert descriptor["version"] == "2026-01-01"
    assert {f"{resource['name']}.csv" for resource in descriptor["resources"]} == {p.name for p in path.glob("*.csv")}
    assert "licenses" not in descriptor


def test_the_schema_of_the_descriptor_has_keys_words_and_patterns(tmp_path: Path) -> None:
    resources = {resource["name"]: resource for resource in descriptor_of(mini_package(tmp_path))["resources"]}
    schema = resources["places"]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["primaryKey"] == ["id"]
    assert {"fields": "country", "reference": {"resource": "countries", "fields": "code"}} in schema["foreignKeys"]
    assert {"fields": "part_of", "reference": {"resource": "", "fields": "id"}} in schema["foreignKeys"]
    assert fields["lat"]["type"] == "number"
    assert fields["kind"]["constraints"]["enum"][0] == "city"
    assert fields["id"]["constraints"]["required"] is True
    assert resources["countries"]["schema"]["fields"][7]["trueValues"] == ["true"]


def test_a_source_named_like_the_package_tells_its_licence_and_address(tmp_path: Path) -> None:
    own = Source(
        "trade-notes",
        publisher="A person",
        title="Trade notes",
        kind=SourceKind.REFERENCE,
        licence="CC0-1.0",
        url="https://example.org/notes",
    )
    write_package(Atlas.build(edition=date(2026, 1, 1), title="Trade notes: a few", sources=[own]), tmp_path)
    descriptor = descriptor_of(tmp_path)
    assert descriptor["name"] == "trade-notes"
    assert descriptor["homepage"] == "https://example.org/notes"
    assert descriptor["licenses"] == [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}]


def test_licensed_sources_are_named_with_the_tables_that_cite_them(tmp_path: Path) -> None:
    gazetteer = Source(
        "gazetteer", publisher="A gazetteer", title="Towns", kind=SourceKind.REFERENCE, licence="free for all uses"
    )
    region = Region("CN-AH", country="CN", name="Anhui", type="province", source=gazetteer)
    write_package(Atlas.build(edition=date(2026, 1, 1), base=mini_atlas(), regions=[region]), tmp_path)
    resources = {resource["name"]: resource for resource in descriptor_of(tmp_path)["resources"]}
    assert resources["regions"]["sources"] == [{"title": "A gazetteer: Towns"}]
    assert resources["regions"]["licenses"] == [{"title": "free for all uses"}]
    assert "sources" not in resources["figures"]


def test_a_package_without_a_title_has_a_name(tmp_path: Path) -> None:
    write_package(Atlas.build(edition=date(2026, 1, 1), sources=[PRESS]), tmp_path)
    assert descriptor_of(tmp_path)["name"] == "data-package"
    change_descriptor(tmp_path, lambda content: content.pop("title"))
    assert read_package(tmp_path).title == ""


# Units


def test_the_closed_table_of_units_is_written_only_with_its_sources(tmp_path: Path) -> None:
    assert not (mini_package(tmp_path) / "units.csv").exists()
    atlas = regcoop.load()
    write_package(atlas, tmp_path / "all")
    assert (tmp_path / "all" / "units.csv").exists()


def test_only_what_a_cell_can_hold_is_written(tmp_path: Path) -> None:
    region = Region("CN-AH", country="CN", name="Anhui", type="province", source=PRESS)
    object.__setattr__(region, "type", b"bytes")
    sets: Any = {**mini_sets(), "regions": [region, *mini_atlas().regions.values()]}
    with pytest.raises(TypeError, match="a bytes has no place in a cell"):
        write_package(Atlas.build(edition=date(2026, 1, 1), **sets), tmp_path / "out")
