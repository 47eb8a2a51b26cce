"""A reconciliation as text and as a page, and the findings that were looked at."""

from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mini import mini_atlas, source
from regcoop.amount import Amount, Estimate
from regcoop.atlas import Atlas
from regcoop.comparison.judging import Holding
from regcoop.errors import FieldTypeError, FieldValueError
from regcoop.figures import Fact
from regcoop.findings import Finding, Severity
from regcoop.fixtures import load
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.reconciliation import (
    Check,
    CheckKind,
    Derivation,
    DerivedFigure,
    LeftOutFact,
    Reconciliation,
    UnprintedIndicator,
    reconcile,
)
from regcoop.report import (
    LARGEST_ACCEPTED,
    AcceptedLine,
    accept_findings,
    format_accepted,
    format_printed,
    parse_accepted,
    write_reconciliation_html,
    write_reconciliation_text,
)

TRADE = ("cn-asean-trade-2023-usd-daily", "cn-w-trade-2023-usd-daily")
NASTY = "</p><script>alert('{x}')</script>&amp;{0}{subjects}%s"


# Making results by hand


def found(code: str, *subjects: str, severity: Severity = Severity.ERROR, told: str = "1 and 2") -> Finding:
    values = "; ".join(f"{one} (5 USD, undated)" for one in subjects)
    return Finding(code, severity=severity, subjects=subjects, numbers=(("arithmetic", told), ("values", values)))


def check(kind: CheckKind, status: Holding, *figures: str, **more: Any) -> Check:  # noqa: ANN401  # any field
    sides: dict[str, Any] = {
        "expected": Interval(Decimal(1), Decimal(2)),
        "printed": Interval(Decimal(3), Decimal(4)),
        "unit": "USD",
    }
    return Check(kind=kind, figures=figures, status=status, **({} if status is Holding.UNFORMED else sides), **more)


def estimate(derivation: Derivation, *, note: str = "", **dimensions: Any) -> DerivedFigure:  # noqa: ANN401  # any dimension
    fact = Fact("goods-trade", "trade", "CN", "ASEAN", **dimensions)
    value = Estimate(Decimal("512.5E+9"), Interval(Decimal("511.8E+9"), Decimal("513.2E+9")), unit="USD")
    return DerivedFigure(fact=fact, estimate=value, derivation=derivation, sources=(source("daily"),), note=note)


def result_of(
    *findings: Finding,
    checks: tuple[Check, ...] = (),
    estimates: tuple[DerivedFigure, ...] = (),
    **more: Any,  # noqa: ANN401  # any field
) -> Reconciliation:
    fields = {"left_out": (), "passes": 1, **more}
    return Reconciliation(findings=findings, checks=checks, estimates=estimates, **fields)


MIXED = result_of(
    found("same-fact.conflict", "paper-a", "paper-b"),
    found("sum.inconsistent", "paper-c", "paper-d", severity=Severity.WARNING),
    found("same-fact.revision", "paper-e", severity=Severity.INFO),
    checks=(
        check(CheckKind.GROWTH, Holding.HOLDS, "paper-a"),
        check(CheckKind.GROWTH, Holding.FAILS, "paper-a", "paper-c"),
        check(CheckKind.GROWTH, Holding.UNFORMED, "paper-b", reason="the base is missing"),
        check(CheckKind.SAME_FACT, Holding.TRUNCATED, "paper-e", reading="truncated print"),
    ),
    estimates=(
        estimate(
            Derivation(CheckKind.FLOWS, inputs=(Derivation(None, ("paper-a",)), Derivation(None, ("paper-b",)))),
            period=Period.parse("2023-01/2023-07"),
            note="mind the months",
        ),
    ),
    left_out=(LeftOutFact(("paper-a", "paper-b"), "the claims share no value"),),
)


@pytest.fixture(scope="module")
def small() -> Reconciliation:
    atlas = mini_atlas()
    return reconcile([*atlas.figures, *atlas.indicators], atlas=atlas)


# Reading lists of accepted findings


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", []),
        ("\n  \n# only a comment\n   # and another", []),
        ("code a", [("code", ("a",), "", 1)]),
        ("code a;b", [("code", ("a", "b"), "", 1)]),
        ("code b;a #why", [("code", ("b", "a"), "why", 1)]),
        ("\ufeffcode a\r\n\r\nmore.code b\r\n", [("code", ("a",), "", 1), ("more.code", ("b",), "", 3)]),
        ("\tcode\t a;b \t # two # marks ", [("code", ("a", "b"), "two # marks", 1)]),
        ("code a#1;{b}", [("code", ("a#1", "{b}"), "", 1)]),
    ],
)
def test_a_line_is_a_code_and_ids_and_perhaps_a_comment(content: str, expected: list[object]) -> None:
    for given_as in (content, content.encode("utf-8")):
        assert [(line.code, line.subjects, line.comment, line.line) for line in parse_accepted(given_as)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "code",
        "code # a;b",
        "code a b",
        "code a;",
        "code ;a",
        "code a;;b",
        "code ;",
        "co;de a",
        "code a,b",
        "code a\x1b[31m",
    ],
)
def test_a_line_of_another_form_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(FieldValueError, match=r"^line 3 cannot be .* joined by ;$"):
        parse_accepted(f"code a\n\n{line}\ncode b\n")


def test_all_lines_of_another_form_are_named_at_once() -> None:
    with pytest.raises(FieldValueError, match=r"^line 1 \(and also 3, 4\) cannot be 'bad'"):
        parse_accepted("bad\ncode a\nworse\nworst")
    with pytest.raises(FieldValueError, match=r"\(and also 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 89 more\)"):
        parse_accepted("bad\n" * 100)


def test_a_list_of_another_kind_or_size_is_refused() -> None:
    with pytest.raises(FieldTypeError):
        parse_accepted(None)  # type: ignore[arg-type]  # the very error
    with pytest.raises(FieldValueError, match="4,194,305 characters"):
        parse_accepted(" " * (LARGEST_ACCEPTED + 1))
    with pytest.raises(FieldValueError, match="4,194,305 bytes"):
        parse_accepted(b" " * (LARGEST_ACCEPTED + 1))
    with pytest.raises(FieldValueError, match=r"line 2 cannot be b'\\xff': give a text in UTF-8"):
        parse_accepted(b"code a\n\xff\n")


def test_a_long_line_is_shortened_in_the_error() -> None:
    with pytest.raises(FieldValueError) as caught:
        parse_accepted("x" * 1_000_000)
    assert len(str(caught.value)) < 300


@given(st.one_of(st.text(), st.binary()))
def test_any_content_is_read_or_refused(content: str | bytes) -> None:
    try:
        lines = parse_accepted(content)
    except FieldValueError:
        return
    assert all(line.code and line.subjects for line in lines)


IDS = st.text(st.characters(codec="utf-8", exclude_characters=" ,;#", exclude_categories=["C", "Z"]), min_size=1)


@given(st.lists(st.lists(IDS, min_size=1, max_size=4)))
def test_what_is_written_is_read_back_and_accepts_all_of_it(subjects: list[list[str]]) -> None:
    findings = [Finding("data.bom", severity=Severity.ERROR, subjects=tuple(ids)) for ids in subjects]
    lines = parse_accepted(format_accepted(findings))
    assert [(line.code, line.subjects) for line in lines] == [(one.code, one.subjects) for one in findings]
    acceptance = accept_findings(findings, lines)
    assert (acceptance.open, acceptance.stale) == ((), ())
    assert [one.finding for one in acceptance.accepted] == findings


# Matching


def test_a_line_fits_the_finding_with_its_code_and_exactly_its_subjects() -> None:
    finding = found("same-fact.conflict", "a", "b")
    fits = [AcceptedLine("same-fact.conflict", ids) for ids in (("a", "b"), ("b", "a"), ("a", "b", "a"))]
    not_fits = [
        AcceptedLine("same-fact.conflict", ("a",)),
        AcceptedLine("same-fact.conflict", ("a", "b", "c")),
        AcceptedLine("same-fact.revision", ("a", "b")),
    ]
    for line in fits:
        assert accept_findings([finding], [line]).open_errors == ()
    for line in not_fits:
        assert accept_findings([finding], [line]).open_errors == (finding,)
        assert accept_findings([finding], [line]).stale == (line,)


def test_a_line_that_stands_twice_counts_once_and_is_not_stale() -> None:
    lines = parse_accepted("same-fact.conflict a;b # first\nsame-fact.conflict b;a # second")
    acceptance = accept_findings([found("same-fact.conflict", "a", "b")], lines)
    assert [one.line.comment for one in acceptance.accepted] == ["first"]
    assert acceptance.stale == ()


def test_stale_lines_come_in_the_order_of_the_list() -> None:
    lines = parse_accepted("b x\na x\nb x\n")
    assert [line.line for line in accept_findings([], lines).stale] == [1, 2, 3]


def test_findings_without_subjects_cannot_be_accepted() -> None:
    finding = Finding("data.bom", severity=Severity.ERROR)
    assert format_accepted([finding]) == ""
    assert accept_findings([finding], parse_accepted("data.bom a")).open == (finding,)


def test_only_errors_decide() -> None:
    acceptance = accept_findings(MIXED.findings, ())
    assert [one.code for one in acceptance.open_errors] == ["same-fact.conflict"]


# Text


def test_the_text_tells_findings_by_severity_then_checks_what_is_left_out_and_estimates() -> None:
    lines = write_reconciliation_text(MIXED).splitlines()
    assert lines[0] == "4 checks, 1 estimate, 3 findings: 1 error, 1 warning, 1 for information."
    titles = [line for line in lines if line.isupper() or line.endswith(", not listed here")]
    assert titles == [
        "ERRORS (1)",
        "WARNINGS (1)",
        "FOR INFORMATION (1)",
        "CHECKS (4)",
        "LEFT OUT OF ESTIMATES (1)",
        "ESTIMATES (1), not listed here",
    ]
    place = lines.index("same-fact.conflict paper-a;paper-b")
    assert lines[place + 1].startswith("    Claims of one fact contradict each other; 1 and 2:")
    assert lines[lines.index("    the claims share no value") + 1] == "        paper-a, paper-b"


def test_the_lines_above_the_findings_are_a_list_of_accepted_ones() -> None:
    text = write_reconciliation_text(MIXED)
    codes = {finding.code for finding in MIXED.findings}
    heads = "\n".join(line for line in text.splitlines() if line.split(" ")[0] in codes)
    assert accept_findings(MIXED.findings, parse_accepted(heads)).open == ()


def test_checks_are_counted_by_kind_and_outcome() -> None:
    lines = write_reconciliation_text(MIXED).splitlines()
    rows = [line.split() for line in lines[lines.index("CHECKS (4)") + 2 :][:2]]
    assert rows == [["same", "fact", "0", "1", "0", "0"], ["growth", "1", "0", "1", "1"]]


def test_no_line_is_wider_than_asked_but_those_that_cannot_break() -> None:
    heads = {"same-fact.conflict", "sum.inconsistent", "same-fact.revision"}
    for width in (40, 64, 100):
        wide = [line for line in write_reconciliation_text(MIXED, width=width).splitlines() if len(line) > width]
        assert all(line.split(" ")[0] in heads or "  " in line.strip() for line in wide)  # lists and the table


def test_less_grave_findings_can_be_hidden_and_are_counted() -> None:
    text = write_reconciliation_text(MIXED, least=Severity.ERROR)
    assert "sum.inconsistent" not in text
    assert "Not shown: 2 less grave findings." in text.splitlines()
    assert "Not shown: 1 less grave finding." in write_reconciliation_text(MIXED, least=Severity.WARNING)


def test_estimates_are_told_on_demand_with_their_derivation() -> None:
    lines = write_reconciliation_text(MIXED, estimates=True).splitlines()
    place = lines.index("    goods-trade · trade · CN > ASEAN · 2023-01/2023-07: 511.8 to 513.2 billion USD")
    assert lines[place + 1 :] == [
        "        exports + imports",
        "          printed: paper-a",
        "          printed: paper-b",
        "        note: mind the months",
    ]


def test_an_estimate_about_a_subject_is_told_by_it() -> None:
    derived = estimate(Derivation(CheckKind.GROWTH, ("paper-a",)))
    about = UnprintedIndicator("china-laos-railway", measure="throughput", heading="inbound", period="2022")
    lines = write_reconciliation_text(
        result_of(
            estimates=(DerivedFigure(fact=about, estimate=derived.estimate, derivation=derived.derivation, sources=()),)
        ),
        estimates=True,
    ).splitlines()
    assert "    china-laos-railway · throughput · inbound · 2022: 511.8 to 513.2 billion USD" in lines


def test_accepted_findings_stand_apart_with_their_comments_and_stale_lines_behind() -> None:
    accepted = parse_accepted("same-fact.conflict paper-b;paper-a # both are printed so\nsum.inconsistent x")
    lines = write_reconciliation_text(MIXED, accepted=accepted).splitlines()
    assert "Accepted: 1 error, 0 warnings, 0 for information." in lines
    assert "ERRORS (1)" not in lines
    assert "same-fact.conflict paper-a;paper-b  # both are printed so" in lines
    assert lines[lines.index("ACCEPTED, BUT FOUND NO MORE (1)") + 1] == "    line 2: sum.inconsistent x"


def test_a_result_that_is_not_settled_says_so() -> None:
    text = write_reconciliation_text(result_of(settled=False, passes=50))
    assert "The estimates were still moving after 50 passes." in text


def test_an_empty_result_is_told_in_one_line() -> None:
    assert write_reconciliation_text(result_of()) == (
        "0 checks, 0 estimates, 0 findings: 0 errors, 0 warnings, 0 for information.\n"
    )


def test_text_takes_braces_and_drops_what_steers_a_terminal() -> None:
    nasty = result_of(found("same-fact.conflict", "{0}", "{x", told="\x1b[2J\u202e{subjects} %s \x00\ud800"))
    text = write_reconciliation_text(nasty, accepted=[AcceptedLine("a", ("b",), comment="\x1b")])
    assert "same-fact.conflict {0};{x" in text.splitlines()
    assert "{subjects} %s" in text
    assert all(line.isprintable() for line in text.splitlines())
    assert text.encode("utf-8")


def test_a_finding_without_subjects_is_named_by_its_code() -> None:
    assert "data.bom" in write_reconciliation_text(result_of(Finding("data.bom", severity=Severity.INFO))).splitlines()


@pytest.mark.parametrize("width", [39, 1001])
def test_a_width_that_cannot_be_is_refused(width: int) -> None:
    with pytest.raises(FieldValueError):
        write_reconciliation_text(MIXED, width=width)


def test_other_things_are_refused() -> None:
    with pytest.raises(FieldTypeError):
        write_reconciliation_text("a result")  # type: ignore[arg-type]  # the very error
    with pytest.raises(FieldTypeError):
        write_reconciliation_html(MIXED, title="A page", atlas="an atlas")  # type: ignore[arg-type]  # the very error
    with pytest.raises(FieldValueError):
        write_reconciliation_html(MIXED, title="")


# The page


class Reader(HTMLParser):
    """Read a page: its elements, its anchors and links, and whether everything that opens also closes."""

    EMPTY = frozenset({"meta", "br", "wbr", "col"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.deepest = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]
        if tag not in self.EMPTY:
            self.open.append(tag)
        self.deepest = max(self.deepest, self.open.count("details"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def page_of(result: Reconciliation, atlas: Atlas | None = None, **more: Any) -> Reader:  # noqa: ANN401  # any option
    return Reader(write_reconciliation_html(result, title="A page", atlas=atlas, **more))


def test_the_page_needs_nothing_but_itself(small: Reconciliation) -> None:
    page = page_of(small, mini_atlas())
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(page.tags)
    assert not {"src", "srcset", "action", "onclick", "onload"} & page.attributes
    assert "@import" not in page.text
    assert "url(" not in page.text
    assert {link[:1] for link in page.links} <= {"#", "h"}


def test_every_anchor_is_there_once_and_every_link_within_the_page_has_one(small: Reconciliation) -> None:
    accepted = parse_accepted("sum.inconsistent paper-c;paper-d\nsum.inconsistent x")
    for page in (page_of(small, mini_atlas()), page_of(MIXED, accepted=accepted), page_of(result_of())):
        assert len(page.ids) == len(set(page.ids))
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_contents_lead_to_the_codes_of_each_severity() -> None:
    page = page_of(MIXED)
    for anchor in (
        "error.same-fact.conflict",
        "warning.sum.inconsistent",
        "info.same-fact.revision",
        "checks",
        "estimates",
    ):
        assert f"#{anchor}" in page.links
    assert "error.same-fact.conflict.1" in page.ids


def test_one_code_of_two_severities_has_two_anchors() -> None:
    same = [found("same-fact.conflict", one, severity=one_of) for one_of, one in zip(Severity, "abc", strict=True)]
    page = page_of(result_of(*same))
    assert [one for one in page.ids if one.endswith(".conflict")] == [
        "error.same-fact.conflict",
        "warning.same-fact.conflict",
        "info.same-fact.conflict",
    ]


def test_below_a_finding_stand_its_claims_as_printed_with_their_sources(small: Reconciliation) -> None:
    atlas = mini_atlas()
    page = page_of(small, atlas)
    for one in TRADE:
        assert one in page.text
        assert format_printed(atlas.figures[one]) in page.text
    assert "The Daily, “Report daily-2024-08-08”, 2024-08-08" in page.text
    assert "see below" in page.text
    assert "gacc" in page.text  # the compiler of the one, not stated of the other
    assert "not stated" in page.text


def test_without_an_atlas_a_finding_tells_its_claims_itself() -> None:
    page = page_of(MIXED)
    assert "paper-a (5 USD, undated); paper-b (5 USD, undated)" in page.text
    assert "see below" not in page.text


def test_sources_are_links_to_where_they_stand_on_the_web() -> None:
    atlas = load()
    result = reconcile(atlas.figures.where(reporter="CN-LN", partner="RU"), atlas=atlas)
    page = page_of(result, atlas)
    addresses = [
        one.url for code in result.errors[0].subjects for one in atlas.figures[code].sources if one.url is not None
    ]
    assert addresses
    assert set(addresses) <= set(page.links)


def test_derivations_unfold_into_what_they_were_made_of() -> None:
    leaf = Derivation(None, ("paper-a",))
    deep = Derivation(CheckKind.FLOWS, inputs=(Derivation(CheckKind.MEMBERS, inputs=(leaf, leaf)), leaf))
    page = page_of(result_of(estimates=(estimate(deep),)))
    assert page.deepest == 4  # the measure, the estimate, exports + imports, members
    assert page.text.count("printed: paper-a") == 3
    assert "daily" in page.text


def test_a_derivation_that_is_shared_without_end_is_cut_and_its_claims_named() -> None:
    derivation = Derivation(None, ("paper-a",))
    for _ in range(60):  # as a tree it would have 2^60 leaves
        derivation = Derivation(CheckKind.MEMBERS, inputs=(derivation, derivation))
    result = result_of(estimates=(estimate(derivation),))
    assert "in more steps, from paper-a" in page_of(result).text
    text = write_reconciliation_text(result, estimates=True)
    assert text.splitlines()[-1] == "        and more steps, from paper-a"
    assert len(text) < 40_000


def test_checks_are_folded_away_by_kind() -> None:
    page = page_of(MIXED)
    assert "growth (3)" in page.text
    assert "same fact (1)" in page.text
    assert "the base is missing" in page.text
    assert "1 to 2 USD" in page.text


def test_accepted_and_stale_findings_stand_on_the_page() -> None:
    accepted = parse_accepted(
        "same-fact.conflict paper-b;paper-a # so printed\nsum.inconsistent paper-d;paper-c\nx y # old"
    )
    page = page_of(MIXED, accepted=accepted)
    assert "Accepted findings (2)" in page.text
    assert "Accepted: so printed" in page.text
    assert "Accepted: line 2" in page.text
    assert "Accepted, but found no more (1)" in page.text
    assert "old" in page.text
    assert "Errors (" not in page.text


def test_less_grave_findings_can_be_left_off_the_page_and_are_counted() -> None:
    page = page_of(MIXED, least=Severity.ERROR)
    assert "warning.sum.inconsistent" not in page.ids
    assert "Not shown: 2 less grave findings." in page.text


def test_nothing_in_the_data_is_taken_for_markup() -> None:
    nasty = result_of(
        found("same-fact.conflict", NASTY.replace(" ", ""), told=f"{NASTY}\x00\x1b\ud800"),
        checks=(check(CheckKind.GROWTH, Holding.UNFORMED, NASTY, reason=NASTY),),
        estimates=(estimate(Derivation(None, (NASTY,)), note=NASTY),),
        left_out=(LeftOutFact((NASTY,), NASTY),),
    )
    text = write_reconciliation_html(nasty, title=NASTY, accepted=[AcceptedLine(NASTY, (NASTY,), comment=NASTY)])
    page = Reader(text)
    assert page.tags["script"] == 0
    assert page.text.count("<script>alert('{x}')</script>") >= 10
    assert not set("\x00\x1b") & set(text)
    assert text.encode("utf-8")


def test_the_page_of_one_result_is_always_the_same(small: Reconciliation) -> None:
    pages = {write_reconciliation_html(small, title="A page", atlas=mini_atlas()) for _ in range(2)}
    assert len(pages) == 1


def test_values_are_told_with_the_digits_that_matter() -> None:
    value = Amount.parse("911.7 billion", unit="USD")
    checked = Check(
        kind=CheckKind.CONTAINMENT,
        figures=("a",),
        status=Holding.HOLDS,
        expected=value.interval,
        printed=Interval(Decimal("Infinity").copy_negate(), Decimal(5)),
        unit="USD",
    )
    text = page_of(result_of(checks=(checked,))).text
    assert "911.65 to 911.75 billion USD" in text
    assert "no beginning to 5" in text
