"""The page "What the bundled figures say about each other" explains every finding, and no finding that is gone."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import regcoop
from regcoop.findings import Severity
from regcoop.reconciliation import Reconciliation, reconcile

DOCS = Path(__file__).parent.parent / "docs"


def _loaded(file: Path) -> ModuleType:
    spec = spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return module


explained = _loaded(DOCS / "_extensions" / "findings_explained.py")


@pytest.fixture(scope="module")
def result() -> Reconciliation:
    atlas = regcoop.load()
    return reconcile([*atlas.figures, *atlas.indicators], rates=regcoop.bundled_rates(), atlas=atlas)


def test_every_error_and_warning_and_every_group_of_the_others_is_explained(result: Reconciliation) -> None:
    assert explained.account(result, explained.explanations()).unexplained == ()


def test_nothing_is_explained_that_is_not_found(result: Reconciliation) -> None:
    assert explained.account(result, explained.explanations()).stale == ()


def test_an_explanation_belongs_to_one_finding_alone(result: Reconciliation) -> None:
    grave = [explained.key_of(one) for one in result.findings if one.severity is not Severity.INFO]
    keys = [one.key for one in explained.explanations().findings]
    assert len(set(grave)) == len(grave)
    assert len(set(keys)) == len(keys)


def test_every_explanation_says_what_it_is_how_sure_that_is_and_what_would_resolve_it() -> None:
    said = explained.explanations()
    assert all(one.text and one.resolve and one.sure in explained.SURE for one in said.findings)
    assert all(one.text for one in said.groups)
    titles = [one.title for one in (*said.findings, *said.groups)]
    assert len(set(titles)) == len(titles)


def test_an_unknown_word_for_how_sure_an_explanation_is_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "findings.toml"
    file.write_text(
        'group = []\n[[finding]]\ncode = "c"\nsubjects = ["a"]\ntitle = "T"\n'
        'text = "x"\nsure = "maybe"\nresolve = "y"\n',
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="'maybe' is none of"):
        explained.explanations(file)


@pytest.mark.parametrize("part", ["counts", "error", "warning", "info"])
def test_the_page_shows_every_part_that_the_build_writes(part: str) -> None:
    page = (DOCS / "what-the-figures-say.md").read_text(encoding="utf-8")
    assert f"{{include}} data/findings-{part}.txt" in page
