"""Errata: knowledge about a printed mistake, apart from the figure."""

import pytest

from regcoop.errata import Erratum
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.sources import Source, SourceKind

TABLE = Source("daily-2024", publisher="The Daily", title="The table behind the news", kind=SourceKind.PRESS)


def test_an_erratum_says_how_it_is_known() -> None:
    slip = Erratum("claim", "value", printed="552", should_be="522", why="the table says so", source=TABLE)
    assert slip.sources == (TABLE,)
    assert "should_be='522'" in repr(slip)


def test_an_erratum_needs_a_reason_and_a_source() -> None:
    with pytest.raises(FieldValueError, match="why"):
        Erratum("claim", "value", printed="552", should_be="522", why="", source=TABLE)
    with pytest.raises(FieldTypeError, match="source"):
        Erratum("claim", "value", printed="552", should_be="522", why="so", source="daily")  # type: ignore[arg-type]
