"""What reconciliation gives back: checks, estimates with their derivations, findings, and what was left out."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final, final

import attrs

from regcoop._decimal import NEAREST
from regcoop._show import show_record
from regcoop._validate import check_text, check_tuple, check_type
from regcoop.amount import Estimate
from regcoop.comparison.judging import Holding
from regcoop.figures import Fact
from regcoop.findings import Finding, Severity
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.sources import Source

__all__ = ["Check", "CheckKind", "Derivation", "DerivedFigure", "LeftOutFact", "Reconciliation", "UnprintedIndicator"]

_SHOWN: Final = 6


class CheckKind(StrEnum):
    """Tell which identity a check is about."""

    SAME_FACT = "same fact"
    GROWTH = "growth"
    SAME_GROWTH = "same growth"
    AVERAGE_GROWTH = "average annual growth"
    SHARE = "share"
    FLOWS = "exports + imports"
    BALANCE = "balance"
    MEMBERS = "members"
    MONTHS = "months"
    YTD_DIFFERENCE = "year-to-date difference"
    CONTAINMENT = "containment"
    CURRENCIES = "two official currencies"
    RESTATEMENT = "restatement"
    UNIT_VALUE = "unit value"
    MIRROR = "mirror"
    GROWTH_CURRENCIES = "growth in two currencies"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Check:
    """Hold one identity that was evaluated on printed claims, whether it holds or not.

    Attributes:
        kind: which identity it is.
        figures: the ids of the claims that were used; where a fact has several claims, those of the best choice.
        status: whether it holds, holds only if digits were cut off, fails, or cannot be formed.
        expected: what the other numbers give for the printed one; None if it cannot be formed.
        printed: what is printed; None if it cannot be formed.
        unit: the code of the unit of both; `times` for ratios.
        gap: the distance between the two over the smaller; zero if they meet.
        reading: what a failure, or a ratio that cannot fail, is taken for; empty if nothing more is to be said.
        reason: what is missing, if it cannot be formed.
    """

    kind: CheckKind
    figures: tuple[str, ...]
    status: Holding
    expected: Interval | None = None
    printed: Interval | None = None
    unit: str = ""
    gap: Decimal = Decimal(0)
    reading: str = ""
    reason: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("kind", self.kind, CheckKind)
        check_type("status", self.status, Holding)

    @property
    def holds(self) -> bool:
        """Tell whether it holds, be it only if digits were cut off."""
        return self.status in {Holding.HOLDS, Holding.TRUNCATED}

    def explain(self) -> str:
        """Tell in English what was checked and how it came out."""
        about = f"{self.kind} ({', '.join(self.figures)})"
        if self.status is Holding.UNFORMED or self.expected is None or self.printed is None:
            return f"{about} cannot be formed: {self.reason}."
        reading = f", {self.reading}" if self.reading else ""
        sides = f"expected {_span(self.expected)}, printed {_span(self.printed)} {self.unit}"
        return f"{about} {self.status}{reading}: {sides}."

    def to_dict(self) -> dict[str, object]:
        """Give the check as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "kind": self.kind.value,
            "figures": list(self.figures),
            "status": self.status.value,
            "expected": _ends(self.expected),
            "printed": _ends(self.printed),
            "unit": self.unit,
            "gap": str(self.gap),
            "reading": self.reading,
            "reason": self.reason,
        }


@final
@attrs.frozen(weakref_slot=False, repr=False)
class UnprintedIndicator:
    """Say what an estimate is about that is no fact between two parties: a subject, its measure and the rest.

    Attributes:
        subject: the code or id of the subject.
        measure: code of the measure.
        heading: the heading of the traffic; `none` if there is none.
        scope: the part of the subject, in words.
        period: as text; empty if unstated.
    """

    subject: str
    measure: str = attrs.field(kw_only=True)
    heading: str = attrs.field(default="none", kw_only=True)
    scope: str = attrs.field(default="", kw_only=True)
    period: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    @staticmethod
    def of(indicator: Indicator) -> "UnprintedIndicator":
        """Give what an indicator is about."""
        return UnprintedIndicator(
            indicator.subject,
            measure=indicator.measure,
            heading="none" if indicator.direction is None else indicator.direction.value,
            scope=indicator.scope or "",
            period="" if indicator.period is None else str(indicator.period),
        )


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Derivation:
    """Hold how an estimate came about, as a tree whose leaves are printed claims.

    Attributes:
        rule: the kind of identity that gave it; None for a leaf.
        figures: the ids of the claims that stand in the rule itself.
        inputs: the derivations of what else it was made of.
    """

    rule: CheckKind | None
    figures: tuple[str, ...] = ()
    inputs: tuple["Derivation", ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("rule", self.rule, (CheckKind, type(None)))
        check_tuple("inputs", self.inputs, Derivation)

    @property
    def leaves(self) -> tuple[str, ...]:
        """Give the ids of all printed claims below, sorted, each once."""
        seen: set[int] = set()
        found: set[str] = set()
        waiting: list[Derivation] = [self]
        while waiting:
            one = waiting.pop()
            if id(one) not in seen:
                seen.add(id(one))
                found.update(one.figures)
                waiting += one.inputs
        return tuple(sorted(found))

    def lines(self, *, depth: int = 0) -> Iterator[str]:
        """Tell the tree as indented lines, the result first."""
        name = "printed" if self.rule is None else self.rule.value
        yield f"{'  ' * depth}{name}{': ' if self.figures else ''}{', '.join(self.figures)}"
        for one in self.inputs:
            yield from one.lines(depth=depth + 1)

    def to_dict(self) -> dict[str, object]:
        """Give the tree as plain dicts, lists and texts, ready for JSON."""
        rule = None if self.rule is None else self.rule.value
        return {"rule": rule, "figures": list(self.figures), "inputs": [one.to_dict() for one in self.inputs]}


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class DerivedFigure:
    """Hold an estimate of a fact that follows from printed claims, with its derivation and sources.

    Attributes:
        fact: what it is about; for what is no fact between parties an `UnprintedIndicator`.
        estimate: its value and interval.
        derivation: how it came about.
        sources: the sources of all claims in the derivation.
        propagates: whether it follows by definition and may narrow others; the base behind a growth does not.
        note: what to keep in mind, such as that months may have been restated.
    """

    fact: Fact | UnprintedIndicator
    estimate: Estimate
    derivation: Derivation
    sources: tuple[Source, ...]
    propagates: bool = False
    note: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("fact", self.fact, (Fact, UnprintedIndicator))
        check_type("estimate", self.estimate, Estimate)
        check_type("derivation", self.derivation, Derivation)

    def to_dict(self) -> dict[str, object]:
        """Give the estimate as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        fact = attrs.asdict(self.fact, recurse=False)
        return {
            "fact": {name: None if value is None else str(value) for name, value in fact.items()},
            "value": f"{self.estimate.value:f}",
            "interval": _ends(self.estimate.interval),
            "unit": self.estimate.unit.code,
            "derivation": self.derivation.to_dict(),
            "sources": [source.id for source in self.sources],
            "note": self.note,
        }


@final
@attrs.frozen(weakref_slot=False, repr=False)
class LeftOutFact:
    """Name claims that took no part in estimates, and why.

    Attributes:
        figures: the ids of the claims.
        reason: why.
    """

    figures: tuple[str, ...]
    reason: str

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("reason", self.reason)


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Reconciliation:
    """Hold what many claims say about each other.

    Attributes:
        checks: every identity that could be formed or was asked for by a claim, by kind and figures.
        estimates: what follows from the claims, by fact.
        findings: what is wrong, doubtful or worth knowing, the gravest first; one for each cause.
        left_out: claims that took no part in estimates, with the reason.
        passes: how often the definitions were gone through before nothing moved any more.
        settled: whether nothing moved any more; False if the limit of passes was reached.
    """

    checks: tuple[Check, ...]
    estimates: tuple[DerivedFigure, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOutFact, ...]
    passes: int
    settled: bool = True

    def __attrs_post_init__(self) -> None:
        check_tuple("checks", self.checks, Check)
        check_tuple("estimates", self.estimates, DerivedFigure)
        check_tuple("findings", self.findings, Finding)
        check_tuple("left_out", self.left_out, LeftOutFact)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that cannot be so."""
        return self.of_severity(Severity.ERROR)

    def of_severity(self, severity: Severity) -> tuple[Finding, ...]:
        """Give the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def about(self, figure: str) -> tuple[Finding, ...]:
        """Give the findings that name a claim, by its id."""
        return tuple(finding for finding in self.findings if figure in finding.subjects)

    def of_kind(self, kind: CheckKind | str) -> tuple[Check, ...]:
        """Give the checks of one kind."""
        return tuple(check for check in self.checks if check.kind == kind)

    def to_dict(self) -> dict[str, object]:
        """Give everything as plain dicts, lists and texts, ready for JSON."""
        return {
            "findings": [finding.to_dict() for finding in self.findings],
            "checks": [check.to_dict() for check in self.checks],
            "estimates": [estimate.to_dict() for estimate in self.estimates],
            "left_out": [{"figures": list(one.figures), "reason": one.reason} for one in self.left_out],
            "passes": self.passes,
            "settled": self.settled,
        }

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self.of_severity(one))} {one.value}" for one in Severity)
        return f"<Reconciliation: {len(self.checks):,} checks, {len(self.estimates):,} estimates; findings: {counts}>"


def _span(interval: Interval) -> str:
    return f"{_digits(interval.lo)} to {_digits(interval.hi)}"


def _digits(number: Decimal) -> str:
    if not number.is_finite() or not number:
        return str(number)
    places = _SHOWN - 1 - number.adjusted()
    return f"{NEAREST.quantize(number, Decimal((0, (1,), -places))):,f}" if places >= 0 else f"{round(number):,}"


def _ends(interval: Interval | None) -> list[str] | None:
    return None if interval is None else [f"{interval.lo:f}", f"{interval.hi:f}"]
