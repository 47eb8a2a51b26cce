"""The bundled atlas, and data packages of one's own."""

import gc
import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from mini import mini_atlas, mini_sets
from regcoop.atlas import Atlas
from regcoop.errors import DataPackageError
from regcoop.findings import Severity
from regcoop.fixtures import BUNDLED, check, load, save


def test_the_bundled_atlas_is_one_object() -> None:
    assert load() is load()
    assert load() is load(None)


def test_the_bundled_atlas_holds_every_kind_of_record() -> None:
    atlas = load()
    for name in mini_sets():
        assert len(getattr(atlas, name)) > 0, name
    assert len(atlas.sources) > 0
    assert atlas.title
    assert atlas.edition > date(2026, 1, 1)


def test_the_bundled_package_is_in_order() -> None:
    assert [finding for finding in check() if finding.severity is Severity.ERROR] == []
    assert check() == check(BUNDLED)


def test_an_atlas_is_saved_and_loaded_again(tmp_path: Path) -> None:
    atlas = mini_atlas()
    save(atlas, tmp_path / "mini")
    assert load(tmp_path / "mini") == atlas
    assert not [finding for finding in check(tmp_path / "mini") if finding.severity is Severity.ERROR]


def test_the_bundled_atlas_is_saved_byte_for_byte(tmp_path: Path) -> None:
    save(load(), tmp_path / "copy")
    for file in (tmp_path / "copy").iterdir():
        assert file.read_bytes() == (BUNDLED / file.name).read_bytes(), file.name


def keep_only(package: Path, tables: set[str]) -> None:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        if resource["name"] not in tables:
            (package / resource["path"]).unlink()
    descriptor["resources"] = [resource for resource in descriptor["resources"] if resource["name"] in tables]
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def test_a_package_may_name_the_records_of_its_base(tmp_path: Path) -> None:
    base = mini_atlas()
    own = attrs.evolve(base.figures["cn-la-trade-2025-usd-daily"], id="own-figure")
    merged = Atlas.build(edition=base.edition, title="Own", base=base, figures=(own,))
    save(merged, tmp_path / "own")
    keep_only(tmp_path / "own", {"figures", "sources"})
    figures = tmp_path / "own" / "figures.csv"
    header, *rows = figures.read_text(encoding="utf-8").splitlines(keepends=True)
    figures.write_text("".join([header, *(row for row in rows if row.startswith("own-figure,"))]), encoding="utf-8")
    assert "own-figure" in load(tmp_path / "own", base=base).figures
    with pytest.raises(DataPackageError):
        load(tmp_path / "own")


def test_the_bundled_atlas_joins_a_base() -> None:
    own = Atlas.build(edition=date(2027, 1, 1), title="Own")
    joined = load(base=own)
    assert joined.title == "Own"
    assert joined.edition == date(2027, 1, 1)
    assert joined.figures == load().figures


def test_a_missing_package_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataPackageError):
        load(tmp_path / "nowhere")
    assert check(tmp_path / "nowhere")


def test_loading_leaves_the_garbage_collector_as_it_was(tmp_path: Path) -> None:
    save(mini_atlas(), tmp_path / "mini")
    assert gc.isenabled()
    load(tmp_path / "mini")
    assert gc.isenabled()
