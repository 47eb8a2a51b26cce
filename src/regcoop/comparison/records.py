"""The answer of a comparison, and how it is told in plain sentences."""

from collections.abc import Iterator, Mapping
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.comparison.growth_records import GrowthCheck
from regcoop.comparison.questions import Filled, Number
from regcoop.comparison.sharing import ShareCheck
from regcoop.comparison.verdicts import Suspect, Verdict
from regcoop.comparison.wording import plain_number, show_claim, show_claim_id, show_interval, show_number, show_unit
from regcoop.errors import FieldValueError
from regcoop.interval import Interval
from regcoop.rates import Rate
from regcoop.relations import AnyClaim, Assumption, Relation
from regcoop.sources import Source

__all__ = ["Comparison"]


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Comparison:
    """Hold what kind of pair two claims are, how they then stand to each other, and on what that rests.

    Get one from `compare`.

    Attributes:
        first: one claim.
        second: the other.
        relation: what kind of pair they are, which decides what may be asked.
        verdict: how they stand to each other; None if nothing may be asked, or nothing more than a number.
        differing: the dimensions and attributes in which they differ.
        missing: the dimensions that are not stated; `fill=` may supply them.
        reasons: why nothing may be asked, or what must be said beside the verdict.
        assumed: what was assumed about unstated attributes.
        component: the dimension in which one contains or overlaps the other; else empty.
        numbers: names with numbers: the intervals, the gap, the ratio, the growth, the implied rate.
        checks: the printed growths and shares that could be checked with the pair.
        suspects: what may have gone wrong in one of the two.
        rates: the rates of exchange that were used.
        filled: what the caller supplied, to which claim.
    """

    first: AnyClaim = attrs.field(repr=show_claim_id)
    second: AnyClaim = attrs.field(repr=show_claim_id)
    relation: Relation
    verdict: Verdict | None = None
    differing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    assumed: tuple[Assumption, ...] = ()
    component: str = ""
    numbers: tuple[tuple[str, Number], ...] = ()
    checks: tuple[GrowthCheck | ShareCheck, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    rates: tuple[Rate, ...] = ()
    filled: tuple[Filled, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        if self.relation.__class__ is not Relation:
            check_type("relation", self.relation, Relation)
        if self.verdict is not None and self.verdict.__class__ is not Verdict:
            check_type("verdict", self.verdict, (Verdict, type(None)))
        if self.assumed:
            check_tuple("assumed", self.assumed, Assumption)
        if self.checks:
            check_tuple("checks", self.checks, (GrowthCheck, ShareCheck))
        if self.suspects:
            check_tuple("suspects", self.suspects, Suspect)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both claims and of the rates, each once."""
        found = (*self.first.sources, *self.second.sources, *(rate.source for rate in self.rates))
        return tuple(dict.fromkeys(found))

    @property
    def is_repeat(self) -> bool:
        """Tell whether two claims that agree are one claim printed twice, so that neither bears the other out.

        They are if they rest on one text, or give the same number on the word of the same compiler.
        """
        if self.relation is not Relation.SAME_FACT or self.verdict not in {Verdict.AGREE, None}:
            return False
        one_text = self.first.source.witness == self.second.source.witness
        one_count = self.first.compiler is not None and self.first.compiler == self.second.compiler
        return one_text or (one_count and self.first.value == self.second.value)

    def number(self, name: str) -> Number:
        """Give one of the numbers by its name.

        >>> from regcoop.comparison import compare
        >>> from regcoop.fixtures import load
        >>> first, second = "asean-cn-trade-2019-usd-aseansecretariat", "cn-asean-trade-2019-usd-smninews"
        >>> ratio = compare(first, second, atlas=load()).number("ratio")
        >>> str(round(ratio.lo, 3)), str(round(ratio.hi, 3))
        ('1.263', '1.263')

        Raises:
            FieldValueError: if the answer has no such number.
        """
        found: Mapping[str, Number] = dict(self.numbers)
        if name not in found:
            raise FieldValueError(
                "the name of a number", repr(name), f"one of {', '.join(found) or 'none: it has none'}"
            )
        return found[name]

    def explain(self) -> str:
        """Tell in English what the two claims are, how they stand to each other, and what one may not do with them."""
        return "\n".join(_lines(self))

    def to_dict(self) -> dict[str, object]:
        """Give the comparison as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "first": self.first.id,
            "second": self.second.id,
            "relation": self.relation.value,
            "verdict": None if self.verdict is None else self.verdict.value,
            "differing": list(self.differing),
            "missing": list(self.missing),
            "reasons": list(self.reasons),
            "assumed": [str(assumption) for assumption in self.assumed],
            "component": self.component,
            "numbers": {name: plain_number(number) for name, number in self.numbers},
            "checks": [check.to_dict() for check in self.checks],
            "suspects": [{"kind": str(suspect), "told": suspect.told} for suspect in self.suspects],
            "rates": [rate.to_dict() for rate in self.rates],
            "filled": [{"claim": claim, "name": name, "value": value} for claim, name, value in self.filled],
            "is_repeat": self.is_repeat,
            "sources": [source.id for source in self.sources],
            "text": self.explain(),
        }


def _lines(answer: Comparison) -> Iterator[str]:
    yield f"First: {show_claim(answer.first)}."
    yield f"Second: {show_claim(answer.second)}."
    for claim, name, value in answer.filled:
        yield f"Supplied by you: {name} {value} of {claim}."
    differing = f"; they differ in {' and '.join(answer.differing)}" if answer.differing else ""
    yield f"Relation: {_relation(answer)}{differing}."
    if answer.missing:
        yield f"Not stated: {' and '.join(answer.missing)}."
    yield from (f"Note: {reason}." for reason in answer.reasons)
    yield from (f"Assumed: {assumption}." for assumption in answer.assumed)
    yield f"Verdict: {_verdict(answer)}"
    yield from (f"Suspect: {suspect}: {suspect.told}." for suspect in answer.suspects)
    yield from (f"Rate: {rate}." for rate in answer.rates)
    told = {f"Assumed: {assumption}." for assumption in answer.assumed}
    for check in answer.checks:
        yield from (f"  {line}" for line in _check_lines(check) if line not in told)
    yield f"Take care: {_CARE[answer.relation]}"
    yield from (f"Source: {source.citation()}." for source in answer.sources)


def _check_lines(check: GrowthCheck | ShareCheck) -> Iterator[str]:
    """Give what a check adds to the two claims, which stand above it already."""
    known = ("Level: ", "Base: ", "Part: ", "Whole: ")
    yield from (line for line in check.explain().split("\n") if not line.startswith(known))


def _relation(answer: Comparison) -> str:
    component = f" by {answer.component}" if answer.component else ""
    return f"{answer.relation}{component}"


def _verdict(answer: Comparison) -> str:
    """Say the verdict with its arithmetic."""
    told = _TOLD.get(answer.verdict or "", "") if answer.verdict else _UNJUDGED.get(answer.relation, "")
    words = {name: show_number(number) for name, number in answer.numbers} | _levels(answer)
    arithmetic = _ARITHMETIC.get(_key(answer), "").format_map(words)
    repeat = "The two are one claim printed twice: neither bears the other out." if answer.is_repeat else ""
    name = "none" if answer.verdict is None else str(answer.verdict)
    return " ".join(filter(None, (f"{name}.", arithmetic, told, repeat)))


def _levels(answer: Comparison) -> dict[str, str]:
    """Write levels and gaps with their units, and every digit of them."""
    unit = show_unit(answer.first, answer.second)
    found: dict[str, str] = {}
    for name, number in answer.numbers:
        if name in _OF_LEVELS and isinstance(number, Interval):
            found[name] = show_interval(number, unit, digits=None)
    return found


_OF_LEVELS: Final = frozenset({"first", "second", "first-outer", "second-outer", "part", "whole"})


def _key(answer: Comparison) -> str:
    """Give the key of the sentence with the numbers: what kind of pair, and whether there is anything to tell."""
    names = {name for name, _ in answer.numbers}
    for name in ("allowed-rate", "implied-rate", "ratio", "growth", "part", "gap", "first-outer", "first"):
        if name in names:
            return f"{name} gap" if name == "allowed-rate" and "gap" in names else name
    return ""


_ARITHMETIC: Final[Mapping[str, str]] = {
    "first": "The prints allow {first}, and {second}, which meet.",
    "first-outer": "The prints allow {first}, and {second}; if digits were cut off, {first-outer}, and {second-outer}.",
    "gap": "The prints allow {first}, and {second}; between them lies {gap} of the smaller.",
    "implied-rate": "The two imply {implied-rate} {unit}.",
    "allowed-rate": "The two imply {implied-rate} {unit}, and it may be {allowed-rate}.",
    "allowed-rate gap": "The two imply {implied-rate} {unit}, and it may be {allowed-rate}; {gap} lies between.",
    "ratio": "{ratio-of} is {ratio}.",
    "growth": "From {earlier} to {later} the prints give a growth of {growth} percent.",
    "part": "The part allows {part}, the whole {whole}.",
}

_TOLD: Final[Mapping[str, str]] = {
    Verdict.AGREE: "They agree as far as their digits reach.",
    Verdict.TRUNCATED: "They agree only if one of them cut digits off.",
    Verdict.SCALE: "A scale word or digit may be wrong in one of them; the pair does not tell in which.",
    Verdict.REVISION: "This is a presumption: another release of one compiler, near enough to be a revision.",
    Verdict.CONFLICT: "Both cannot be right.",
    Verdict.NEEDS_RATE: "Only a rate of exchange can tell whether they fit.",
    Verdict.UNIT: "A unit may be wrong in one of them; the pair does not tell in which.",
    Verdict.WITHIN: "The part does not exceed the whole.",
    Verdict.EXCEEDS: "A label must be wrong: the part is above the whole however the digits are read.",
    Verdict.FLOW: "A flow word may be wrong in one of them.",
    Verdict.CONSISTENT: "The printed growth fits the two levels.",
    Verdict.TRUNCATED_PRINT: "The printed growth fits them only if digits were cut off.",
    Verdict.OTHER_BASIS: "The printed growth is one in another currency.",
    Verdict.REVISED_BASE: "The printed growth stands on another base, presumably a revised one.",
    Verdict.INCONSISTENT: "The printed growth does not fit the two levels.",
    Verdict.CIF_FOB: "Freight and insurance in the importer's value explain it.",
    Verdict.PARITY: "The two sides are nearly equal.",
    Verdict.NORMAL: "Totals of two sides mostly differ by as much.",
    Verdict.ASYMMETRY: "The two valuations do not explain it.",
    Verdict.STRONG: "The two sides hardly count the same thing.",
}

_UNJUDGED: Final[Mapping[Relation, str]] = {
    Relation.GROWTH: "Neither prints a growth against the other's period.",
    Relation.OVERLAPS: "Nothing may be asked of two that share a part only.",
    Relation.INCOMPARABLE: "Nothing may be asked of such a pair.",
    Relation.UNDETERMINED: "What is not stated may be supplied with fill=.",
}

_CARE: Final[Mapping[Relation, str]] = {
    Relation.SAME_FACT: "they are two prints of one fact; do not add them, and do not count them as two observations.",
    Relation.OTHER_CURRENCY: "neither is a conversion of the other; do not add or average them, and do not compare "
    "growth in one currency with growth in the other.",
    Relation.MIRROR: "neither side is shown right; do not average the two, and do not take one for the other.",
    Relation.GROWTH: "an official rate stands on a revised base and may differ from what two prints give.",
    Relation.CONTAINS: "do not add the part to its whole; their difference is the rest only if both were counted at "
    "one time by one compiler.",
    Relation.CONTAINED: "do not add the part to its whole; their difference is the rest only if both were counted at "
    "one time by one compiler.",
    Relation.OVERLAPS: "do not add, subtract or divide them.",
    Relation.INCOMPARABLE: "do not set them side by side as one series, add them or divide them.",
    Relation.UNDETERMINED: "until it is supplied, do not take them to be equal or different.",
}
