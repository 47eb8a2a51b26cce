"""Charts: what is drawn for each record, what is said under it, and what is refused."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import attrs
import matplotlib as mpl
import pytest

mpl.use("agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from regcoop.amount import Amount, Qualifier
from regcoop.blocs import Bloc, BlocKind, Membership, MembershipStatus
from regcoop.errors import (
    FieldTypeError,
    FieldValueError,
    MissingExtraError,
    NothingToDrawError,
    UnitMismatchError,
    UnknownCodeError,
)
from regcoop.figures import Fact, Nature, Terms, TradeFigure
from regcoop.fixtures import load
from regcoop.forums import Edition, EditionStatus
from regcoop.mirror import MirrorSeries, mirror_pairs, mirror_series
from regcoop.period import Period
from regcoop.plot import (
    plot_forum_calendar,
    plot_growth_currencies,
    plot_memberships,
    plot_mirror,
    plot_series,
    plot_shares,
)
from regcoop.plot.chart_frames import year_of
from regcoop.plot.chart_styles import STYLES, style_at
from regcoop.plot.chart_words import credit_of_sources, scale_for
from regcoop.ratios import Growth, GrowthKind
from regcoop.series import ShareTable, shares
from regcoop.sources import Source, SourceKind

NEWS = Source("news-2024", publisher="The News (city)", title="Trade grows", kind=SourceKind.PRESS)
TRADE = {"reporter": "CN", "partner": "ASEAN", "measure": "goods-trade", "flow": "trade", "commodity": "all"}


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def figure(text: str, period: str | None, **more: Any) -> TradeFigure:  # noqa: ANN401  # handed on to the record
    """Make a claim such as ("552E+9 USD", "2024"); without a text it has no value."""
    given = {"reporter": "CN", "flow": "trade", "qualifier": Qualifier.ROUNDED, "source": NEWS, **more}
    when = None if period is None else Period.parse(period)
    fact = Fact("goods-trade", given.pop("flow"), given.pop("reporter"), given.pop("partner", "TH"), period=when)
    digits, _, unit = text.partition(" ")
    qualifier = given.pop("qualifier")
    value = Amount(Decimal(digits), unit, qualifier=qualifier) if text else None
    return TradeFigure(
        given.pop("id", f"c-{digits.lower().replace('+', '')}-{when}"[:60].replace("/", "-")),
        fact,
        value=value,
        **given,
    )


def drawn(ax: Axes, head: str) -> list[str]:
    """Give the rest of the ids of what was drawn under a head, in order."""
    found = (str(artist.get_gid()) for artist in ax.get_children())
    return sorted(gid.removeprefix(head) for gid in found if gid.startswith(head))


def lines(ax: Axes, gid: str) -> list[Line2D]:
    return [line for line in ax.lines if str(line.get_gid()).startswith(gid)]


def legend(ax: Axes) -> list[str]:
    found = ax.get_legend()
    return [] if found is None else [text.get_text() for text in found.get_texts()]


def ys(line: Line2D) -> list[float]:
    data: Any = line.get_ydata()
    return [float(y) for y in data]


def xs(line: Line2D) -> list[float]:
    data: Any = line.get_xdata()
    return [float(x) for x in data]


def membership(party: str, start: str | None, end: str | None = None, **more: Any) -> Membership:  # noqa: ANN401  # handed on to the record
    status = more.pop("status", MembershipStatus.MEMBER)
    return Membership(
        f"m-{party.lower()}-{status.value}",
        bloc="QQB",
        party=party,
        status=status,
        start=None if start is None else Period.parse(start),
        end=None if end is None else Period.parse(end),
        source=NEWS,
    )


def bloc(*rows: Membership) -> Bloc:
    founded = Period.parse("2000")
    return Bloc("QQB", name="Some bloc", kind=BlocKind.MECHANISM, founded=founded, memberships=rows, source=NEWS)


def edition(name: str, period: str | None, **more: Any) -> Edition:  # noqa: ANN401  # handed on to the record
    given: dict[str, Any] = {"forum": "some-forum", "status": EditionStatus.HELD, **more}
    when = None if period is None else Period.parse(period)
    return Edition(name, period=when, source=NEWS, **given)


def bundled_charts() -> dict[str, Callable[[], Axes]]:
    atlas = load()
    figures = atlas.figures.where(**TRADE)
    one = next(
        s for s in mirror_series(atlas.figures.where(about="ASEAN", unit="USD"), atlas=atlas) if len(s.pairs) > 1
    )
    caexpo = [found for found in atlas.editions.values() if found.forum == "caexpo"]
    sides = [atlas.figures[f"cn-asean-{flow}-2014-usd-vietnamplus"] for flow in ("exports", "imports")]
    return {
        "series": lambda: plot_series(figures.where(unit="USD"), atlas=atlas),
        "mirror": lambda: plot_mirror(one, atlas=atlas),
        "memberships": lambda: plot_memberships("SCO", atlas=atlas),
        "calendar": lambda: plot_forum_calendar(caexpo, atlas=atlas),
        "shares": lambda: plot_shares(shares(sides, of="flow", atlas=atlas), atlas=atlas),
        "growth": lambda: plot_growth_currencies(figures, atlas=atlas),
    }


CHARTS = ("series", "mirror", "memberships", "calendar", "shares", "growth")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_the_same_each_time_and_changes_no_setting(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr(plt, "show", lambda *args, **_: shown.append(args))
    before = dict(mpl.rcParams)
    pictures = []
    for _ in range(2):
        stream = BytesIO()
        chart: Any = bundled_charts()[name]().figure
        chart.savefig(stream, format="png")
        pictures.append(stream.getvalue())
    assert pictures[0] == pictures[1]
    assert (dict(mpl.rcParams), shown) == (before, [])


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_names_its_sources(name: str) -> None:
    ax = bundled_charts()[name]()
    under = [one.get_xlabel() for one in (ax, *ax.child_axes)]
    assert any(text.startswith("Source") for text in under)


def test_without_matplotlib_the_error_tells_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r'Drawing a chart .* run pip install "regcoop\[plot\]"'):
        plot_series([figure("5E+9 USD", "2024")])


def test_importing_the_package_does_not_import_matplotlib() -> None:
    code = "import sys, regcoop.plot; print({'matplotlib', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plot_series([]),
        lambda: plot_series([figure("", "2024", ranks=(), growths=(Growth(kind=GrowthKind.YOY, rate=pct("5")),))]),
        lambda: plot_mirror([]),
        lambda: plot_memberships(bloc(), atlas=load()),
        lambda: plot_memberships(bloc(membership("TH", "2010")), atlas=load(), until=date(2005, 1, 1)),
        lambda: plot_forum_calendar([]),
        lambda: plot_growth_currencies([]),
        lambda: plot_shares(empty_table()),
    ],
)
def test_nothing_to_draw_is_said(draw: Callable[[], Axes]) -> None:
    with pytest.raises(NothingToDrawError, match="nothing to draw: "):
        draw()


def pct(digits: str) -> Amount:
    return Amount(Decimal(digits), "pct")


def empty_table() -> ShareTable:
    table = shares([figure("3E+9 USD", "2024"), figure("1E+9 USD", "2024", partner="LA", id="la")])
    return attrs.evolve(table, shares=())


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plot_series(["x"]),  # type: ignore[list-item]
        lambda: plot_series([figure("5E+9 USD", "2024")], ax="x"),  # type: ignore[arg-type]
        lambda: plot_series([figure("5E+9 USD", "2024")], names="x"),  # type: ignore[arg-type]
        lambda: plot_mirror(["x"]),  # type: ignore[list-item]
        lambda: plot_memberships(5, atlas=load()),  # type: ignore[arg-type]
        lambda: plot_forum_calendar(["x"]),  # type: ignore[list-item]
        lambda: plot_shares("x"),  # type: ignore[arg-type]
        lambda: plot_growth_currencies(["x"]),  # type: ignore[list-item]
    ],
)
def test_an_argument_of_a_wrong_type_is_named(draw: Callable[[], Axes]) -> None:
    with pytest.raises(FieldTypeError):
        draw()


# Series


def test_each_claim_has_a_mark_and_an_interval() -> None:
    # 552E+9 is read as 551.5 to 552.5 billion.
    ax = plot_series([figure("552E+9 USD", "2024", id="one"), figure("560E+9 USD", "2024", id="two")])
    assert drawn(ax, "claim:") == ["one", "two"]
    assert sorted(ys(line) for line in lines(ax, "interval")) == [[551.5e9, 552.5e9], [559.5e9, 560.5e9]]
    assert ax.get_ylabel() == "billion USD"
    assert ax.get_xlabel() == "Source: The News."


def test_neighbouring_years_are_joined_by_a_band_and_gaps_are_dotted() -> None:
    figures = [figure("100E+9 USD", "2020"), figure("110E+9 USD", "2021"), figure("150E+9 USD", "2024")]
    ax = plot_series(figures)
    assert [line.get_linestyle() for line in lines(ax, "edge")] == ["-", "-", ":", ":"]
    assert len(drawn(ax, "band")) == 1


def test_a_band_is_what_agreeing_claims_allow_together_and_spans_those_that_contradict() -> None:
    # "over 1,000 billion" with three zeros dropped, 1E+12, allows 1 to 2 trillion; 1.054E+12 narrows it.
    agreeing = [figure("1.054E+12 USD", "2024", id="a"), figure("1E+12 USD", "2024", id="b", qualifier=Qualifier.OVER)]
    ax = plot_series([figure("0.99E+12 USD", "2023", id="c"), *agreeing])
    assert sorted(ys(line)[1] for line in lines(ax, "edge")) == [1.0535e12, 1.0545e12]
    apart = [figure("10E+9 USD", "2024", id="a"), figure("20E+9 USD", "2024", id="b")]
    ax = plot_series([figure("12E+9 USD", "2023", id="c"), *apart])
    assert sorted(ys(line)[1] for line in lines(ax, "edge")) == [9.5e9, 20.5e9]


def test_years_years_to_date_and_months_are_told_apart() -> None:
    periods = ["2024", "2024-01/2024-07", "2024-H1", "2024-03", "2024-Q2", "2024-H2", "2023-02/2023-04"]
    ax = plot_series([figure(f"{number + 1}0E+9 USD", period) for number, period in enumerate(periods)])
    assert legend(ax) == ["year", "half-year", "quarter", "month", "year to date", "other period"]
    assert sorted(text.get_text() for text in ax.texts if text.get_gid() == "month") == ["Jul", "Jun"]


def test_several_facts_differ_in_colour_and_are_named_by_what_differs() -> None:
    figures = [figure("10E+9 USD", "2024", flow="exports"), figure("20E+9 USD", "2024", flow="imports")]
    ax = plot_series(figures, names={"imports": "Einfuhr", "year": "Jahr", "USD": "Dollar"}, title="Handel")
    assert legend(ax) == ["exports, Jahr", "Einfuhr, Jahr"]
    assert (ax.get_ylabel(), ax.get_title(loc="left")) == ("billion Dollar", "Handel")


def test_two_units_are_refused() -> None:
    with pytest.raises(UnitMismatchError, match="CNY and USD do not fit together: a chart has one unit"):
        plot_series([figure("10E+9 USD", "2024"), figure("70E+9 CNY", "2024")])


def test_a_target_is_hollow_and_no_part_of_the_band() -> None:
    target = figure("30E+9 USD", "2025", terms=Terms(nature=Nature.TARGET), id="aim")
    ax = plot_series([figure("10E+9 USD", "2024", id="was"), target])
    marks = {str(line.get_gid()): line.get_markerfacecolor() for line in lines(ax, "claim:")}
    assert marks["claim:aim"] == "#FFFFFF"
    assert marks["claim:was"] != "#FFFFFF"
    assert legend(ax) == ["year", "target"]
    assert not lines(ax, "edge")


def test_an_open_bound_is_an_arrow_and_what_cannot_be_drawn_is_counted() -> None:
    least = figure("10E+9 USD", "../2024", qualifier=Qualifier.AT_LEAST)
    ax = plot_series([least, figure("10E+9 USD", None, id="undated")])
    assert len([text for text in ax.texts if text.get_gid() == "unbounded"]) == 1
    assert legend(ax) == ["cumulative to date"]
    assert ax.get_xlabel() == "Source: The News. Not drawn: 1 claim without a value or a period."


def test_short_spans_have_months_and_an_axis_of_the_caller_is_used() -> None:
    whole, own = plt.subplots()
    ax = plot_series([figure("101E+9 USD", "2024-03"), figure("100E+9 USD", "2024-04")], ax=own)
    assert ax is own
    whole.draw_without_rendering()
    assert "2024-04" in [text.get_text() for text in ax.get_xticklabels()]
    assert ax.get_ylim()[0] > 0


# Mirror


def test_a_mirror_chart_has_both_sides_and_the_ratio_below() -> None:
    sides = [figure("120E+9 USD", "2024", id="cn"), figure("100E+9 USD", "2024", id="th", reporter="TH", partner="CN")]
    pairs = mirror_pairs(sides, atlas=load())
    ax = plot_mirror(pairs, atlas=load())
    assert drawn(ax, "claim:") == ["cn", "th"]
    assert legend(ax) == ["reported by China", "reported by Thailand"]
    (below,) = ax.child_axes
    # 119.5 / 100.5 to 120.5 / 99.5, by hand: 1.189 and 1.211.
    assert isinstance(below, Axes)
    (ratio,) = lines(below, "ratio")
    assert [round(y, 3) for y in ys(ratio)] == [1.189, 1.211]
    assert [text.get_text() for text in below.texts] == ["1.19–1.21"]
    assert below.get_ylabel() == "China ÷ Thailand"


def test_a_one_way_mirror_points_from_exporter_to_importer() -> None:
    sides = [
        figure("12E+9 USD", "2024", id="cn", flow="imports"),
        figure("10E+9 USD", "2024", id="th", flow="exports", reporter="TH", partner="CN"),
    ]
    (series,) = mirror_series(sides, atlas=load())
    figure_, own = plt.subplots(layout="constrained")
    ax = plot_mirror(series, atlas=load(), ax=own)
    assert ax.get_title(loc="left") == "Thailand → China: Goods trade"
    figure_.draw_without_rendering()


def test_pairs_of_several_flows_are_refused() -> None:
    sides = [
        figure("12E+9 USD", "2024", id="a", flow="imports"),
        figure("10E+9 USD", "2024", id="b", flow="exports", reporter="TH", partner="CN"),
        figure("22E+9 USD", "2024", id="c", flow="exports"),
        figure("20E+9 USD", "2024", id="d", flow="imports", reporter="TH", partner="CN"),
    ]
    with pytest.raises(FieldValueError, match="several flows"):
        plot_mirror(mirror_pairs(sides, atlas=load()))


# Memberships


def test_memberships_have_a_row_for_each_party_and_a_bar_for_each_class() -> None:
    rows = (
        membership("TH", "2010-03-01", "2015-06-01", status=MembershipStatus.OBSERVER),
        membership("TH", "2015-06-01"),
        membership("LA", "2005"),
        membership("VN", "2016-01-01", status=MembershipStatus.APPLICANT),
    )
    ax = plot_memberships(bloc(*rows), atlas=load(), until=date(2020, 12, 31))
    # Members first, by when they first were members; the candidate last.
    assert [text.get_text() for text in ax.get_yticklabels()] == ["Laos", "Thailand", "Vietnam"]
    assert legend(ax) == ["full", "associate", "candidate"]
    bars = {str(bar.get_gid()): bar for bar in ax.patches if str(bar.get_gid()).startswith("membership:")}
    observer: Any = bars["membership:m-th-observer"]
    # 1 March 2010 is day 60 of 365, 59 days after the new year; 1 June 2015 is 151 days after it.
    assert observer.get_x() == pytest.approx(2010 + 59 / 365)
    assert observer.get_x() + observer.get_width() == pytest.approx(2015 + 151 / 365)
    assert len(lines(ax, "still")) == 3


def test_imprecise_starts_and_ends_fade() -> None:
    ax = plot_memberships(bloc(membership("TH", "2005", "2010")), atlas=load(), until=date(2020, 12, 31))
    fades: list[Any] = [bar for bar in ax.patches if bar.get_gid() == "fade"]
    alphas = [float(bar.get_alpha() or 0) for bar in fades]
    assert len(fades) == 24
    assert alphas[:12] == sorted(alphas[:12])
    assert min(bar.get_x() for bar in fades) == pytest.approx(2005)
    assert not lines(ax, "still")


def test_unknown_starts_carry_a_question_mark() -> None:
    rows = (membership("TH", None), membership("LA", "../2010-01-01", "../2015-01-01"), membership("VN", "2001-01-01"))
    ax = plot_memberships(bloc(*rows), atlas=load(), title="")
    assert [text.get_text() for text in ax.texts] == ["?", "?"]
    assert ax.get_title(loc="left") == ""


def test_an_unknown_bloc_is_named() -> None:
    with pytest.raises(UnknownCodeError):
        plot_memberships("NOPE", atlas=load())


# Forums


def test_a_calendar_has_a_row_for_each_year_and_a_look_for_each_status() -> None:
    editions = [
        edition("one", "2018-09-12/2018-09-15", ordinal=1),
        edition("two", None, planned=Period.parse("2020-09-10/2020-09-12"), status=EditionStatus.CANCELLED),
        edition("three", "2021-03-01", planned=Period.parse("2020-11-01"), ordinal=2),
        edition("four", "2022-06", status=EditionStatus.PLANNED),
    ]
    ax = plot_forum_calendar(editions)
    assert [text.get_text() for text in ax.get_yticklabels()] == ["2018", "2019", "2020", "2021", "2022"]
    assert legend(ax) == ["held", "planned", "cancelled", "moved from the days first announced"]
    marks = {str(line.get_gid()): line for line in lines(ax, "edition:")}
    # In a year with 29 February, 12 September is day 256 and the 15th is day 259.
    assert xs(marks["edition:one"]) == [257.5]
    assert ys(marks["edition:one"]) == [2018.0]
    assert marks["edition:two"].get_marker() == "x"
    assert marks["edition:four"].get_markerfacecolor() == "#FFFFFF"
    assert [text.get_text() for text in ax.texts if text.get_gid() == "ordinal"] == ["1", "2"]
    # It had been announced for the year before, so the line comes from the edge of the row.
    (moved,) = lines(ax, "moved")
    assert min(xs(moved)) == 1.0


def test_several_forums_have_lanes_and_names() -> None:
    editions = [edition("a", "2018-12-30/2019-01-02"), edition("b", "2018-05-01", forum="other")]
    ax = plot_forum_calendar(editions, names={"other": "Another"})
    assert legend(ax)[:2] == ["Another", "some-forum"]
    assert ax.get_title(loc="left") == "Another · some-forum"
    days = lines(ax, "days")
    assert max(max(xs(line)) for line in days) == 366.5
    three = [*editions, edition("c", "2018", forum="third")]
    assert plot_forum_calendar(three).get_title(loc="left") == "3 forums"


# Shares


def test_shares_are_bars_with_intervals_and_the_rest_is_told() -> None:
    whole = figure("10.0E+9 USD", "2024", id="whole", partner="ASEAN")
    parts = [figure("5.0E+9 USD", "2024", id="th"), figure("3.0E+9 USD", "2024", id="vn", partner="VN")]
    ax = plot_shares(shares(parts, whole, atlas=load()), atlas=load())
    assert [text.get_text() for text in ax.get_yticklabels()] == ["Thailand", "Vietnam", "all others"]
    bars: list[Any] = [bar for bar in ax.patches if bar.get_gid() in {"share", "remainder"}]
    widths = [round(float(bar.get_width()), 6) for bar in bars]
    assert widths == [50.0, 30.0, 20.0]
    assert "Without a figure: Brunei" in ax.get_xlabel().replace("\n", " ")
    assert "100 % = ASEAN" in ax.get_title(loc="left")


def test_shares_of_their_own_sum_have_no_rest() -> None:
    table = shares([figure("3E+9 USD", "2024"), figure("1E+9 USD", "2024", partner="LA", id="la")])
    ax = plot_shares(table)
    assert [text.get_text() for text in ax.get_yticklabels()] == ["TH", "LA"]
    assert ax.get_title(loc="left").endswith("100 % = the parts together")


# Growth


def growth(rate: str, period: str, basis: str | None, **more: Any) -> TradeFigure:  # noqa: ANN401  # handed on to the record
    found = Growth(pct(rate), kind=GrowthKind.YOY, basis=basis)
    return figure("", period, growths=(found,), id=f"g-{rate.replace('.', '-')}-{(basis or 'none').lower()}", **more)


def test_growth_is_drawn_where_two_currencies_are_known() -> None:
    figures = [
        growth("10.5", "2024-01/2024-07", "CNY"),
        growth("7.7", "2024-01/2024-07", "USD"),
        growth("-2.0", "2023", "USD"),
        growth("3", "2022", None),
    ]
    ax = plot_growth_currencies(figures)
    assert drawn(ax, "claim:") == ["g-10-5-cny", "g-7-7-usd"]
    assert legend(ax) == ["in CNY", "in USD"]
    # Every digit of a percentage is significant: 7.7 is read as 7.65 to 7.75.
    assert [7.65, 7.75] in [ys(line) for line in lines(ax, "interval")]
    said = "Not drawn: 1 period with growth in one currency, 1 growth without a currency."
    assert ax.get_xlabel().replace("\n", " ").endswith(said)


def test_growth_of_several_facts_is_refused() -> None:
    figures = [growth("1", "2024", "CNY"), growth("2", "2024", "USD")]
    others = [growth("3", "2024", "CNY", partner="LA"), growth("4", "2024", "USD", partner="LA")]
    with pytest.raises(FieldValueError, match="several facts"):
        plot_growth_currencies([*figures, *others])


# What all share


def test_a_day_is_a_year_with_a_fraction() -> None:
    assert year_of(date(2023, 7, 2)) == pytest.approx(2023 + 182 / 365)
    assert year_of(date(2024, 12, 31)) == pytest.approx(2024 + 365 / 366)


def test_the_scale_leaves_a_digit_before_the_point() -> None:
    found = [scale_for(Decimal(text)).word for text in ("999", "-2000", "1.9E+9", "2E+9", "1.05E+12", "2E+12")]
    assert found == ["", "thousand", "million", "billion", "billion", "trillion"]


def test_styles_differ_in_shape_and_begin_anew_with_other_shapes() -> None:
    assert len({style.marker for style in STYLES}) == len({style.colour for style in STYLES}) == len(STYLES)
    again = style_at(len(STYLES))
    assert again.colour == STYLES[0].colour
    assert again.marker != STYLES[0].marker


def test_a_credit_names_four_publishers_and_counts_the_rest() -> None:
    found = [
        Source(f"s-{name}", publisher=name * 50 if name == "a" else name, title="t", kind=SourceKind.PRESS)
        for name in "abcdef"
    ]
    assert credit_of_sources(found) == f"Sources: {'a' * 41}…; b; c; d and 2 more."
    assert credit_of_sources([]) == ""


def test_a_mirror_series_can_be_given_as_it_is() -> None:
    sides = [figure("120E+9 USD", "2024", id="cn"), figure("100E+9 USD", "2024", id="th", reporter="TH", partner="CN")]
    (series,) = mirror_series(sides, atlas=load())
    assert isinstance(series, MirrorSeries)
    assert plot_mirror(series, title="").get_title(loc="left") == ""


def test_goods_and_indicators_are_named() -> None:
    atlas = load()
    durian = [found for found in atlas.figures.where(reporter="CN", commodity="HS:081060") if found.value is not None]
    unit = durian[0].value.unit.code if durian[0].value is not None else ""
    ax = plot_series(
        [found for found in durian if found.value is not None and found.value.unit.code == unit], atlas=atlas
    )
    assert "durian" in ax.get_title(loc="left") + " ".join(legend(ax)).lower()
    lengths = [found for found in atlas.indicators if found.value is not None and found.period is not None][:1]
    assert plot_series(lengths, atlas=atlas).get_title(loc="left")


def test_shares_of_goods_name_all_goods_where_none_are_said() -> None:
    atlas = load()
    bounds = [figure("3.0E+9 USD", "2024"), figure("10E+9 USD", "2024", id="all", partner="ASEAN")]
    table = shares(bounds[:1], bounds[1], atlas=atlas)
    assert plot_shares(table, names={"TH": "Siam", "all others": "Rest"}).get_yticklabels()[0].get_text() == "Siam"
