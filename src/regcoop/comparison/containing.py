"""Part and whole: whether a part lies within its whole."""

from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.comparison.facts import are_finite, levels_of
from regcoop.comparison.questions import Judgement, Question, check_units, claim_of, question_of, refused_pair
from regcoop.comparison.verdicts import Suspect, Verdict
from regcoop.comparison.wording import plain_number, show_claim, show_claim_id, show_interval, show_unit
from regcoop.interval import Interval
from regcoop.measures import MeasureTime
from regcoop.relations import (
    DIMENSION_NAMES,
    THRESHOLDS,
    AnyClaim,
    Assumption,
    SetRelation,
    compare_attributes,
    dimensions_of,
    relation_in,
)
from regcoop.sources import Source

__all__ = ["UNLIKE_PARTS", "ContainmentCheck", "check_containment", "judge_part"]

UNLIKE_PARTS: Final = frozenset({"composition", "valuation"})
"""Attributes in which a part may differ from its whole."""

_BALANCE: Final = "balance"
_ONE_FACT: Final = "they speak of one fact"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class ContainmentCheck:
    """Hold whether a part lies within its whole; get it from `check_containment`.

    Attributes:
        part: the claim about the part.
        whole: the claim about the whole.
        components: the dimensions in which the whole contains the part.
        verdict: within, exceeds or flow suspect; None if nothing may be asked.
        assumed: what was assumed about the two claims.
        reasons: why nothing may be asked.
    """

    part: AnyClaim = attrs.field(repr=show_claim_id)
    whole: AnyClaim = attrs.field(repr=show_claim_id)
    components: tuple[str, ...]
    verdict: Verdict | None = None
    assumed: tuple[Assumption, ...] = ()
    reasons: tuple[str, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_tuple("components", self.components, str)
        check_type("verdict", self.verdict, (Verdict, type(None)))
        check_tuple("assumed", self.assumed, Assumption)

    @property
    def part_interval(self) -> Interval:
        """Give what the print of the part allows, rounded or cut off, in one unit with the whole."""
        return levels_of(self.part, self.whole)[0].outer

    @property
    def whole_interval(self) -> Interval:
        """Give what the print of the whole allows, rounded or cut off, in one unit with the part."""
        return levels_of(self.part, self.whole)[1].outer

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both claims, each once."""
        return tuple(dict.fromkeys((*self.part.sources, *self.whole.sources)))

    def explain(self) -> str:
        """Tell in English what contains what, and whether the numbers allow it."""
        unit = show_unit(self.part, self.whole)
        part, whole = (show_interval(one, unit, digits=None) for one in (self.part_interval, self.whole_interval))
        lines = [
            f"Part: {show_claim(self.part)}.",
            f"Whole: {show_claim(self.whole)}.",
            f"The whole contains the part by {' and '.join(self.components)}.",
            f"The part allows {part}, the whole {whole}.",
            *(f"Assumed: {assumption}." for assumption in self.assumed),
            *(f"Note: {reason}." for reason in self.reasons),
            f"Verdict: {'none' if self.verdict is None else self.verdict}.",
        ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, object]:
        """Give the check as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "part": self.part.id,
            "whole": self.whole.id,
            "components": list(self.components),
            "verdict": None if self.verdict is None else self.verdict.value,
            "part_interval": plain_number(self.part_interval),
            "whole_interval": plain_number(self.whole_interval),
            "assumed": [str(assumption) for assumption in self.assumed],
            "reasons": list(self.reasons),
            "sources": [source.id for source in self.sources],
            "text": self.explain(),
        }


def check_containment(part: AnyClaim | str, whole: AnyClaim | str, *, atlas: Atlas) -> ContainmentCheck:
    """Check that a part is not above its whole.

    Use it for a month and its year, a province and its country, a member and its bloc, one of the goods and all goods,
    exports and trade; also for several of these at once. A violation is strong evidence of a wrong label.

    >>> from regcoop.comparison import check_containment
    >>> from regcoop.fixtures import load
    >>> part, whole = "cn-ln-ru-exports-2023-ytd09-cny-futureheadlines", "cn-ln-ru-exports-2023-cny-sputnik"
    >>> check = check_containment(part, whole, atlas=load())
    >>> check.components, check.verdict
    (('period',), <Verdict.EXCEEDS: 'exceeds'>)

    Args:
        part: the claim about the part, or its id.
        whole: the claim about the whole, or its id.
        atlas: whose memberships, goods and measures count, and where ids are looked up.

    Raises:
        IncomparableClaimsError: if the second does not contain the first, a value is missing, the units differ, or
            they were not counted alike.
        UnknownCodeError: if the atlas has no claim with the id.
        FieldTypeError: if an argument has another type.
    """
    question = question_of(atlas, rates=None, thresholds=THRESHOLDS)
    inner, outer = claim_of("part", part, atlas=atlas), claim_of("whole", whole, atlas=atlas)
    check_units(inner, outer, wanted="containment")
    components = _components(inner, outer, question)
    differing, assumed = compare_attributes(inner, outer, atlas, leaving_out=UNLIKE_PARTS)
    if differing:
        reason = f"the {' and '.join(differing)} differ"
        raise refused_pair((inner, outer), "containment", reason=reason, advice="take claims that were counted alike")
    found = judge_part(inner, outer, components=components, question=question)
    return ContainmentCheck(
        part=inner,
        whole=outer,
        components=components,
        verdict=found.verdict,
        assumed=assumed,
        reasons=(*found.reasons, *(suspect.told for suspect in found.suspects)),
    )


def _components(part: AnyClaim, whole: AnyClaim, question: Question) -> tuple[str, ...]:
    """Give the dimensions in which the whole contains the part; refuse a pair where it does not."""
    inner, outer = dimensions_of(part), dimensions_of(whole)
    names = tuple(name for name in DIMENSION_NAMES if getattr(inner, name) != getattr(outer, name))
    outside = [
        name
        for name in names
        if name in {"measure", "quantity"}
        or relation_in(name, part, whole, question.parties) not in {SetRelation.CONTAINED, SetRelation.EQUAL}
    ]
    if outside or not names:
        reason = f"the {' and '.join(outside)} of the one does not lie in that of the other" if outside else _ONE_FACT
        raise refused_pair(
            (part, whole), "containment", reason=reason, advice="give the part first, and a whole that contains it"
        )
    return names


def judge_part(part: AnyClaim, whole: AnyClaim, *, components: tuple[str, ...], question: Question) -> Judgement:
    """Judge a part against a whole that is known to contain it."""
    left, right = levels_of(part, whole)
    reason = _why_not(part, whole, components, question)
    if reason:
        return Judgement(reasons=(reason,))
    numbers = (("part", left.outer), ("whole", right.outer))
    if left.outer.lo > right.outer.hi:
        return Judgement(Verdict.EXCEEDS, numbers)
    if components == ("flow",) and left.interval.meets(right.interval) and are_finite(left.interval, right.interval):
        flows = dimensions_of(part).flow, dimensions_of(whole).flow
        told = f"{part.value} of {flows[0]} is {whole.value} of {flows[1]}, as if nothing went the other way"
        return Judgement(Verdict.FLOW, numbers, (Suspect(Verdict.FLOW, told),))
    return Judgement(Verdict.WITHIN, numbers)


def _why_not(part: AnyClaim, whole: AnyClaim, components: tuple[str, ...], question: Question) -> str:
    """Say why a part need not be below its whole; empty if it must be."""
    if _BALANCE in {dimensions_of(part).flow, dimensions_of(whole).flow}:
        return "a balance may be below zero, so that a part may be above its whole"
    measure = question.atlas.measures.get(part.measure)
    if measure is None:
        return f"the atlas does not say what {part.measure} is"
    if not measure.non_negative:
        return f"{part.measure} may be below zero, so that a part may be above its whole"
    if measure.time in {MeasureTime.LEVEL, MeasureTime.RATE}:
        return f"{part.measure} is a {measure.time}, and that of a part may be above that of its whole"
    if measure.time is MeasureTime.STOCK and "period" in components:
        return f"{part.measure} is a stock, which may be larger on one day than on another"
    return ""
