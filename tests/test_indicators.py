"""Indicators: claims about one subject."""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given

from regcoop.amount import Amount
from regcoop.corridors import Mode
from regcoop.errors import EmptyClaimError, FieldTypeError, FieldValueError, InvalidRecordError
from regcoop.figures import TradeFigure
from regcoop.indicators import Heading, Indicator
from regcoop.milestones import RecordType
from regcoop.period import Period
from regcoop.ratios import Growth, GrowthKind
from regcoop.sources import DateBasis, Source, SourceKind
from strategies_records import figures, indicators

SOURCE = Source(
    "made",
    publisher="Made",
    title="Made for tests",
    kind=SourceKind.PRIMARY,
    date=Period.year(2024),
    date_basis=DateBasis.PRINTED,
)
TIME = Indicator(
    "khorgos-2023",
    subject_type=RecordType.BORDER_CROSSING,
    subject="khorgos-nurzholy",
    measure="border-time",
    direction=Heading.OUTBOUND,
    mode=Mode.ROAD,
    period=Period.year(2023),
    value=Amount.parse("51.4", unit="h"),
    source=SOURCE,
)


def test_a_range_rises_in_one_unit() -> None:
    days = TIME.with_value(Amount.parse("13", unit="day"), value_to=Amount.parse("15", unit="day"))
    assert days.is_range
    assert not TIME.is_range
    with pytest.raises(InvalidRecordError, match="does not rise"):
        TIME.with_value(Amount.parse("15", unit="day"), value_to=Amount.parse("13", unit="day"))
    with pytest.raises(InvalidRecordError, match="two units"):
        TIME.with_value(Amount.parse("13", unit="h"), value_to=Amount.parse("15", unit="day"))
    with pytest.raises(FieldTypeError, match="value_to"):
        attrs.evolve(TIME, value_to=15)  # type: ignore[arg-type]


def test_a_range_has_a_lower_end() -> None:
    with pytest.raises(EmptyClaimError):
        TIME.with_value(None, value_to=Amount.parse("15", unit="day"))


def test_a_range_beside_a_growth_has_a_lower_end() -> None:
    grown = attrs.evolve(TIME, growths=(Growth(Amount.parse("7.7", unit="pct"), kind=GrowthKind.YOY),))
    assert grown.with_value(None).unit is None
    with pytest.raises(InvalidRecordError, match="no lower end"):
        grown.with_value(None, value_to=Amount.parse("15", unit="day"))


def test_an_indicator_is_known_by_the_last_day_of_its_source() -> None:
    assert TIME.known_by == date(2024, 12, 31)
    assert TIME.published == Period.year(2024)
    assert TIME.sources == (SOURCE,)
    assert str(TIME.unit) == "h"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"subject_type": "bloc"}, FieldTypeError),
        ({"subject": "the border"}, FieldValueError),
        ({"direction": "outbound"}, FieldTypeError),
        ({"mode": "road"}, FieldTypeError),
        ({"scope": ""}, FieldValueError),
        ({"doubt": None}, FieldTypeError),
        ({"value": 51}, FieldTypeError),
    ],
)
def test_wrong_parts_of_an_indicator_are_refused(changes: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        attrs.evolve(TIME, **changes)


@given(indicators(), figures())
def test_figures_and_indicators_answer_the_same_questions(indicator: Indicator, figure: TradeFigure) -> None:
    for claim in (indicator, figure):
        assert claim.unit is None or claim.value is not None
        assert claim.published == claim.source.date
        assert claim.sources[0] == claim.source
        for name in ("growths", "shares", "restatements", "ranks", "changes"):
            assert isinstance(getattr(claim, name), tuple)
        for name in ("measure", "period", "compiler", "concept", "confidence", "doubt", "note", "known_by"):
            assert hasattr(claim, name)
