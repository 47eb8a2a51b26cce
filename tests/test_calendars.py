"""Fiscal calendars."""

import copy
import pickle
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regcoop.calendars import FiscalCalendar, FiscalRegime, YearName
from regcoop.errors import FieldTypeError, FieldValueError, PeriodFormatError, UnknownFiscalYearError
from regcoop.period import Period
from regcoop.sources import Source, SourceKind
from strategies import calendars, days, period_texts

p = Period.parse
LAW = Source("budget-law", publisher="Parliament", title="Budget law", kind=SourceKind.PRIMARY)

THAILAND = FiscalCalendar("TH", (FiscalRegime(None, None, first_month=10, year_name=YearName.END, source=LAW),))
INDIA = FiscalCalendar("IN", (FiscalRegime(None, None, first_month=4, year_name=YearName.BOTH),))
JAPAN = FiscalCalendar("JP", (FiscalRegime(None, None, first_month=4, year_name=YearName.START),))
CHINA = FiscalCalendar("CN", (FiscalRegime(None, None, first_month=1, year_name=YearName.END),))
MYANMAR = FiscalCalendar(
    "MM",
    (
        FiscalRegime(None, p("2018-04"), first_month=4, year_name=YearName.BOTH),
        FiscalRegime(
            p("2018-04"), p("2021-10"), first_month=10, year_name=YearName.BOTH, irregular=p("2018-04/2018-09")
        ),
        FiscalRegime(p("2021-10"), None, first_month=4, year_name=YearName.BOTH, irregular=p("2021-10/2022-03")),
    ),
)
MYANMAR_BY_ROWS = FiscalCalendar(
    "MM",
    (
        FiscalRegime(None, p("2018-04"), first_month=4, year_name=YearName.BOTH),
        FiscalRegime(
            p("2018-04"), p("2018-10"), first_month=4, year_name=YearName.BOTH, irregular=p("2018-04/2018-09")
        ),
        FiscalRegime(p("2018-10"), p("2021-10"), first_month=10, year_name=YearName.BOTH),
        FiscalRegime(
            p("2021-10"), p("2022-04"), first_month=10, year_name=YearName.BOTH, irregular=p("2021-10/2022-03")
        ),
        FiscalRegime(p("2022-04"), None, first_month=4, year_name=YearName.BOTH),
    ),
)
ALL = {calendar.code: calendar for calendar in (THAILAND, INDIA, JAPAN, CHINA, MYANMAR)}


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("FY2024@TH", "2023-10/2024-09"),
        ("FY2024-H1@TH", "2023-10/2024-03"),
        ("FY2024-Q4@TH", "2024-Q3"),
        ("FY2023-24@IN", "2023-04/2024-03"),
        ("FY2023-24-Q1@IN", "2023-Q2"),
        ("FY1999-00@IN", "1999-04/2000-03"),
        ("FY2024@JP", "2024-04/2025-03"),
        ("FY2024@CN", "2024"),
        ("FY2017-18@MM", "2017-04/2018-03"),
        ("FY2018-short@MM", "2018-04/2018-09"),
        ("FY2018-19@MM", "2018-10/2019-09"),
        ("FY2018-19-H2@MM", "2019-04/2019-09"),
        ("FY2020-21@MM", "2020-10/2021-09"),
        ("FY2021-22-short@MM", "2021-10/2022-03"),
        ("FY2022-23@MM", "2022-04/2023-03"),
    ],
)
def test_fiscal_year_has_the_days_of_its_regime(text: str, canonical: str) -> None:
    period = Period.parse(text, calendar=ALL)
    assert period.canonical() == canonical
    assert str(period) == text


def test_short_years_may_stand_in_regimes_of_their_own() -> None:
    for text in ("FY2017-18@MM", "FY2018-short@MM", "FY2018-19@MM", "FY2021-22-short@MM", "FY2022-23@MM"):
        assert MYANMAR_BY_ROWS.parse_year(text) == MYANMAR.parse_year(text)


@pytest.mark.parametrize("calendar", [MYANMAR, MYANMAR_BY_ROWS])
def test_years_of_myanmar_follow_each_other_without_gap(calendar: FiscalCalendar) -> None:
    day, names = date(2016, 4, 1), []
    while day < date(2024, 1, 1):
        year = calendar.year_on(day)
        assert year.start == day
        names.append(str(year))
        day = year.end
    assert names == [
        "FY2016-17@MM",
        "FY2017-18@MM",
        "FY2018-short@MM",
        "FY2018-19@MM",
        "FY2019-20@MM",
        "FY2020-21@MM",
        "FY2021-22-short@MM",
        "FY2022-23@MM",
        "FY2023-24@MM",
    ]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("FY2018@MM", "near are FY2018-19@MM, FY2018-short@MM"),
        ("FY2021-22@MM", "near are FY2021-22-short@MM"),
        ("FY2018-20@MM", "write FY2023-24@MM"),
        ("FY2022-23-short@MM", "-short for a short year"),
        ("FY2024@IN", "write FY2023-24@IN"),
        ("FY2023-24@TH", "write FY2024@TH"),
        ("FY0000@TH", "write FY2024@TH"),
        ("FY9999@TH", "write FY2024@TH"),
    ],
)
def test_year_that_no_regime_has_is_refused_with_the_form_to_write(text: str, advice: str) -> None:
    with pytest.raises(UnknownFiscalYearError, match=advice) as caught:
        Period.parse(text, calendar=ALL)
    assert isinstance(caught.value, LookupError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "text", ["FY24@TH", "FY2024-H3@TH", "FY2024-Q5@TH", "FY2024@IN", "2024", "FY2024-2025@TH", "fy2024@TH"]
)
def test_text_that_is_no_fiscal_year_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(PeriodFormatError, match="write FY2024@TH"):
        THAILAND.parse_year(text)


def test_short_year_has_no_halves() -> None:
    with pytest.raises(UnknownFiscalYearError):
        MYANMAR.parse_year("FY2018-H1@MM")


def test_day_outside_every_regime_has_no_fiscal_year() -> None:
    young = FiscalCalendar("TL", (FiscalRegime(p("2012"), p("2020"), first_month=1, year_name=YearName.START),))
    assert str(young.year_on(date(2012, 1, 1))) == "FY2012@TL"
    for day in (date(2011, 12, 31), date(2020, 1, 1)):
        with pytest.raises(UnknownFiscalYearError, match="do not cover"):
            young.year_on(day)
    with pytest.raises(FieldTypeError):
        young.year_on("2012-01-01")  # type: ignore[arg-type]


@given(calendars(), days(date(1980, 1, 1), date(2040, 1, 1)))
def test_fiscal_year_of_a_day_contains_it_and_reads_back(calendar: FiscalCalendar, day: date) -> None:
    year = calendar.year_on(day)
    assert year.contains(day)
    assert calendar.parse_year(str(year)) == year
    assert calendar.year_on(year.end - timedelta(days=1)) == year


@given(calendars(), days(date(1980, 1, 1), date(2040, 1, 1)), st.sampled_from([("H", 2), ("Q", 4)]))
def test_parts_of_a_full_year_make_it_up(calendar: FiscalCalendar, day: date, parts: tuple[str, int]) -> None:
    year = calendar.year_on(day)
    letter, count = parts
    if year.months == 12:
        texts = [str(year).replace("@", f"-{letter}{number}@") for number in range(1, count + 1)]
        found = [calendar.parse_year(text) for text in texts]
        assert found[0].hull(found[-1]) == year
        assert all(one.months == 12 // count for one in found)
        assert all(one.end == other.start for one, other in pairwise(found))


@given(calendars(), period_texts())
def test_parsing_gives_a_period_or_an_error_of_its_own(calendar: FiscalCalendar, text: str) -> None:
    for candidate in (text, f"FY{text}@{calendar.code}"):
        try:
            period = calendar.parse_year(candidate)
        except (PeriodFormatError, UnknownFiscalYearError) as error:
            assert isinstance(error, ValueError)  # noqa: PT017 - the law holds for whichever of the two happens
        else:
            assert str(period) == candidate


@given(calendars())
def test_copies_and_pickles_are_equal(calendar: FiscalCalendar) -> None:
    for twin in (copy.deepcopy(calendar), pickle.loads(pickle.dumps(calendar))):  # noqa: S301
        assert twin == calendar
        assert hash(twin) == hash(calendar)


def test_regime_knows_its_first_day_and_the_first_without_it() -> None:
    regime = MYANMAR.regimes[1]
    assert (regime.first_day, regime.first_day_after) == (date(2018, 4, 1), date(2021, 10, 1))
    assert (THAILAND.regimes[0].first_day, THAILAND.regimes[0].first_day_after) == (date.min, date.max)
    assert regime.year_from(2017) is None
    assert regime.year_from(2018) == p("2018-10/2019-09")
    assert regime.year_from(2021) is None


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("first_month", {"first_month": 13}),
        ("year_name", {"first_month": 1, "year_name": YearName.BOTH}),
        ("end", {"start": p("2020"), "end": p("2020")}),
        ("start", {"start": p("../2020")}),
        ("irregular", {"start": p("2020"), "irregular": p("2019-10/2020-03")}),
        ("irregular", {"irregular": p("2019-10/2020-09")}),
        ("irregular", {"irregular": p("2019-10-01/2019-10-15")}),
    ],
)
def test_contradictory_regimes_are_refused(field: str, values: dict[str, object]) -> None:
    given_values: dict[str, object] = {"start": None, "end": None, "first_month": 4, "year_name": YearName.END} | values
    with pytest.raises(FieldValueError, match=f"^{field} cannot be"):
        FiscalRegime(**given_values)  # type: ignore[arg-type]


def test_types_of_a_regime_are_checked() -> None:
    with pytest.raises(FieldTypeError, match="year_name"):
        FiscalRegime(None, None, first_month=4, year_name="end")  # type: ignore[arg-type]
    with pytest.raises(FieldTypeError, match="start"):
        FiscalRegime("2020", None, first_month=4, year_name=YearName.END)  # type: ignore[arg-type]


def test_regimes_stand_in_order_and_share_no_day() -> None:
    later = FiscalRegime(p("2020"), None, first_month=1, year_name=YearName.END)
    earlier = FiscalRegime(None, p("2020"), first_month=1, year_name=YearName.END)
    assert FiscalCalendar("XX", (earlier, later)).regimes == (earlier, later)
    for regimes in ((later, earlier), (later, later), ()):
        with pytest.raises(FieldValueError, match="regimes"):
            FiscalCalendar("XX", regimes)
    with pytest.raises(FieldTypeError, match="a tuple"):
        FiscalCalendar("XX", [earlier, later])  # type: ignore[arg-type]
