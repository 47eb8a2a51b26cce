"""Compare two claims: first what kind of pair they are, then how they stand to each other."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from regcoop.atlas import Atlas
from regcoop.comparison.containing import judge_part
from regcoop.comparison.currencies import judge_two_currencies
from regcoop.comparison.facts import judge_same_fact, levels_of
from regcoop.comparison.growing import bases_of
from regcoop.comparison.growth_records import GrowthCheck
from regcoop.comparison.growths import judge_growth
from regcoop.comparison.judging import factor_between, growth_of_factor
from regcoop.comparison.questions import NOTHING, Judgement, Question, claim_of, fill_in, question_of
from regcoop.comparison.records import Comparison
from regcoop.comparison.sharing import ShareCheck, is_share_of, judge_share
from regcoop.comparison.verdicts import Verdict
from regcoop.figures import TradeFigure
from regcoop.rates import Rates
from regcoop.relations import (
    THRESHOLDS,
    AnyClaim,
    Assumption,
    Pair,
    Relation,
    Thresholds,
    compare_attributes,
    relate,
)
from regcoop.relations.sides import mirror_ratio

__all__ = ["compare"]

_Judge: TypeAlias = Callable[[AnyClaim, AnyClaim, Pair, Question], Judgement]
_Fill: TypeAlias = Mapping[str, object]

_ONE_CLAIM: Final = "the two are one and the same claim, which cannot bear itself out"
_NO_GROWTH: Final = "the earlier value may be zero or negative, and growth over it says nothing"
_GRAVEST: Final = (
    Verdict.INCONSISTENT,
    Verdict.REVISED_BASE,
    Verdict.OTHER_BASIS,
    Verdict.TRUNCATED_PRINT,
    Verdict.CONSISTENT,
)
"""The verdicts of growth checks, the gravest first; of several it stands for the pair."""


def compare(
    a: AnyClaim | str,
    b: AnyClaim | str,
    *,
    atlas: Atlas,
    rates: Rates | None = None,
    fill: _Fill | None = None,
    thresholds: Thresholds = THRESHOLDS,
) -> Comparison:
    """Compare two figures or indicators: what kind of pair they are, and then how they stand to each other.

    Use it before you set two reported numbers side by side. Nothing is comparable by accident: an unstated period or
    value gives *undetermined*, an unstated attribute is assumed equal and the assumption is listed.

    >>> from regcoop.comparison import compare
    >>> from regcoop.fixtures import load
    >>> atlas = load()
    >>> truncated, rounded = "cn-uz-trade-2024-usd-ordakz", "cn-uz-trade-2024-usd-theastanatimes"
    >>> found = compare(truncated, rounded, atlas=atlas)
    >>> found.relation, found.verdict
    (<Relation.SAME_FACT: 'same fact'>, <Verdict.TRUNCATED: 'agree if truncated'>)
    >>> print(found.first.value, "beside", found.second.value)
    13.7 billion USD beside 13.78 billion USD

    Args:
        a: a claim, or the id of one in the atlas.
        b: another.
        atlas: whose memberships, goods, measures and compilers count.
        rates: the table of rates for claims in two currencies; without one the verdict is `needs rate`.
        fill: what a claim does not state, by name: `period` or `value`. It is put where it lacks, and the answer
            lists it.
        thresholds: the numbers that verdicts hang on.

    Raises:
        UnknownCodeError: if the atlas has no claim with the id; the error names near ones.
        FieldValueError: if `fill` would overwrite something that is stated, or names something else.
        FieldTypeError: if an argument has another type.
    """
    question = question_of(atlas, rates=rates, thresholds=thresholds)
    first, second = claim_of("a", a, atlas=atlas), claim_of("b", b, atlas=atlas)
    if first is second or (first.id == second.id and first == second):
        return Comparison(first=first, second=second, relation=Relation.SAME_FACT, reasons=(_ONE_CLAIM,))
    one, other, filled = fill_in(first, second, fill=fill) if fill else (first, second, ())
    pair = relate(one, other, parties=question.parties)
    checks = _checks(one, other, pair, question)
    judge = _JUDGES.get(pair.relation)
    found = NOTHING if judge is None else judge(one, other, pair, question)
    return Comparison(
        first=first,
        second=second,
        relation=pair.relation,
        verdict=_gravest(checks) if pair.relation is Relation.GROWTH else found.verdict,
        differing=pair.differing,
        missing=pair.missing,
        reasons=pair.reasons + found.reasons,
        assumed=_all_assumed(pair, found, checks),
        component=pair.component,
        numbers=found.numbers,
        checks=checks,
        suspects=found.suspects,
        rates=found.rates,
        filled=filled,
    )


def _all_assumed(pair: Pair, found: Judgement, checks: tuple[GrowthCheck | ShareCheck, ...]) -> tuple[Assumption, ...]:
    """Give what was assumed about the pair, for the verdict and in the checks, each once."""
    if not checks and not found.assumed:
        return pair.assumed
    in_checks = (assumption for check in checks for assumption in check.assumed)
    return tuple(dict.fromkeys((*pair.assumed, *found.assumed, *in_checks)))


def _gravest(checks: tuple[GrowthCheck | ShareCheck, ...]) -> Verdict | None:
    """Give the gravest verdict of the growth checks of a pair; None if there is none."""
    found = {check.verdict for check in checks if check.verdict is not None}
    return min(found, key=_GRAVEST.index, default=None)


# Checks of what is printed beside the values


def _checks(first: AnyClaim, second: AnyClaim, pair: Pair, question: Question) -> tuple[GrowthCheck | ShareCheck, ...]:
    """Form the growth and share checks that the two claims allow."""
    if pair.relation is Relation.GROWTH or _are_two_periods(first, second, pair, question):
        return (*_growths(first, second, question), *_growths(second, first, question))
    if pair.relation is Relation.CONTAINED:
        return tuple(_shares(first, second, question))
    return tuple(_shares(second, first, question)) if pair.relation is Relation.CONTAINS else ()


def _are_two_periods(first: AnyClaim, second: AnyClaim, pair: Pair, question: Question) -> bool:
    """Tell whether two claims are alike but for periods that share no day, so that a growth may be printed of them."""
    if pair.relation is not Relation.INCOMPARABLE or pair.differing != ("period",):
        return False
    differing, _ = compare_attributes(first, second, question.atlas)
    return not differing


def _growths(later: AnyClaim, earlier: AnyClaim, question: Question) -> Iterator[GrowthCheck]:
    for growth in later.growths:
        if earlier.period in bases_of(growth, later.period):
            yield judge_growth(later, earlier, growth=growth, question=question)


def _shares(part: AnyClaim, whole: AnyClaim, question: Question) -> Iterator[ShareCheck]:
    for share in part.shares:
        if share.whole is not None and is_share_of(share, part=part, whole=whole):
            yield judge_share(part, whole, share=share, atlas=question.atlas)


# Judges by relation


def _judge_fact(first: AnyClaim, second: AnyClaim, _: Pair, question: Question) -> Judgement:
    return judge_same_fact(first, second, question=question)


def _judge_currencies(first: AnyClaim, second: AnyClaim, _: Pair, question: Question) -> Judgement:
    return judge_two_currencies(first, second, question=question)


def _judge_growth(first: AnyClaim, second: AnyClaim, _: Pair, __: Question) -> Judgement:
    """Give the growth from the earlier to the later print."""
    is_turned = first.period is not None and second.period is not None and first.period.end < second.period.end
    later, earlier = (second, first) if is_turned else (first, second)
    level, base = levels_of(later, earlier)
    factor = factor_between(level.interval, base.interval)
    if factor is None:
        return Judgement(reasons=(_NO_GROWTH,))
    return Judgement(
        None, (("growth", growth_of_factor(factor)), ("earlier", str(earlier.period)), ("later", str(later.period)))
    )


def _judge_whole(first: AnyClaim, second: AnyClaim, pair: Pair, question: Question) -> Judgement:
    return judge_part(second, first, components=(pair.component,), question=question)


def _judge_part(first: AnyClaim, second: AnyClaim, pair: Pair, question: Question) -> Judgement:
    return judge_part(first, second, components=(pair.component,), question=question)


def _judge_mirror(first: AnyClaim, second: AnyClaim, _: Pair, question: Question) -> Judgement:
    """Give the ratio of the two sides and its class."""
    if not (isinstance(first, TradeFigure) and isinstance(second, TradeFigure)):
        return NOTHING
    atlas, _parties, rates, thresholds = question
    found = mirror_ratio(first, second, atlas=atlas, rates=rates, thresholds=thresholds)
    reasons = (found.reason,) if found.reason else ()
    if found.ratio is None or found.kind is None:
        return Judgement(Verdict.NEEDS_RATE if found.needs_rate else None, reasons=reasons)
    used = () if found.rate is None else (found.rate,)
    named = f"{found.top.id} over {found.bottom.id}"
    numbers = (("ratio", found.ratio), ("ratio-of", named))
    return Judgement(Verdict(found.kind.value), numbers, rates=used, reasons=reasons)


_JUDGES: Final[Mapping[Relation, _Judge]] = {
    Relation.SAME_FACT: _judge_fact,
    Relation.OTHER_CURRENCY: _judge_currencies,
    Relation.MIRROR: _judge_mirror,
    Relation.GROWTH: _judge_growth,
    Relation.CONTAINS: _judge_whole,
    Relation.CONTAINED: _judge_part,
}
