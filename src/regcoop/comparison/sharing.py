"""Part and whole: whether a printed share fits the two."""

from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.comparison.containing import UNLIKE_PARTS
from regcoop.comparison.facts import levels_of
from regcoop.comparison.questions import check_units, claim_of, refused_pair
from regcoop.comparison.verdicts import Verdict
from regcoop.comparison.wording import plain_number, show_claim, show_claim_id, show_interval, show_share
from regcoop.errors import FieldValueError, PeriodFormatError
from regcoop.figures import Fact, TradeFigure
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.ratios import Share, ShareBasis
from regcoop.relations import AnyClaim, Assumption, compare_attributes, dimensions_of
from regcoop.sources import Source

__all__ = ["ShareCheck", "check_share", "is_share_of", "judge_share"]

_MAY_BE_ZERO: Final = "the whole may be zero, so that nothing is a share of it"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class ShareCheck:
    """Hold whether a printed share fits a part and its whole; get it from `check_share`.

    Attributes:
        part: the claim about the part.
        whole: the claim about the whole.
        share: the share as printed.
        verdict: consistent, truncated print or inconsistent; None if the whole may be zero.
        ratio: the part over the whole in percent; None if there is none.
        ratio_outer: the same if digits of the two were cut off.
        assumed: what was assumed about the two claims, and about an unstated whole.
        reasons: what else must be said.
    """

    part: AnyClaim = attrs.field(repr=show_claim_id)
    whole: AnyClaim = attrs.field(repr=show_claim_id)
    share: Share
    verdict: Verdict | None = None
    ratio: Interval | None = None
    ratio_outer: Interval | None = None
    assumed: tuple[Assumption, ...] = ()
    reasons: tuple[str, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("share", self.share, Share)
        check_type("verdict", self.verdict, (Verdict, type(None)))
        check_tuple("assumed", self.assumed, Assumption)

    @property
    def printed(self) -> Interval:
        """Give what the print of the share allows, in percent."""
        return self.share.percent.interval

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both claims, each once."""
        return tuple(dict.fromkeys((*self.part.sources, *self.whole.sources)))

    def explain(self) -> str:
        """Tell in English which share was printed, which one the two numbers give, and whether they fit."""
        lines = [
            f"Share printed: {show_share(self.share)}.",
            f"Part: {show_claim(self.part)}.",
            f"Whole: {show_claim(self.whole)}.",
            *(() if self.ratio is None else (f"The two numbers give {show_interval(self.ratio, 'pct')}.",)),
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
            "share": show_share(self.share),
            "verdict": None if self.verdict is None else self.verdict.value,
            "printed": plain_number(self.printed),
            "ratio": None if self.ratio is None else plain_number(self.ratio),
            "assumed": [str(assumption) for assumption in self.assumed],
            "reasons": list(self.reasons),
            "sources": [source.id for source in self.sources],
            "text": self.explain(),
        }


def check_share(
    part: AnyClaim | str, whole: AnyClaim | str, *, atlas: Atlas, share: Share | None = None
) -> tuple[ShareCheck, ...]:
    """Check the share that a figure prints against its own value and that of the whole.

    Use it for "929,000 tonnes of them from Thailand, 65.15 percent". A share of value and a share of quantity differ,
    and are never mixed.

    >>> from regcoop.comparison import check_share
    >>> from regcoop.fixtures import load
    >>> part, whole = "cn-th-fresh-durian-imports-2023-t-globaltimes", "cn-w-fresh-durian-imports-2023-t-globaltimes"
    >>> (check,) = check_share(part, whole, atlas=load())
    >>> check.verdict, [str(round(end, 2)) for end in (check.ratio.lo, check.ratio.hi)]
    (<Verdict.CONSISTENT: 'consistent'>, ['65.09', '65.21'])

    Args:
        part: the claim about the part, or its id.
        whole: the claim about the whole, or its id.
        atlas: whose compilers count, and where ids are looked up.
        share: the share to check; those that the part prints of this whole when left out.

    Returns:
        One check for each share that the part prints of this whole.

    Raises:
        IncomparableClaimsError: if the units differ, a value is missing, or no share of this whole is printed.
        FieldValueError: if the share is one of value and the claims are quantities, or the other way round.
        UnknownCodeError: if the atlas has no claim with the id.
        FieldTypeError: if an argument has another type.
    """
    inner, outer = claim_of("part", part, atlas=atlas), claim_of("whole", whole, atlas=atlas)
    if share is not None:
        check_type("share", share, Share)
    check_units(inner, outer, wanted="share")
    wanted = (
        tuple(one for one in inner.shares if is_share_of(one, part=inner, whole=outer)) if share is None else (share,)
    )
    if not wanted:
        printed = " and ".join(show_share(one) for one in inner.shares) or "no share"
        raise refused_pair((inner, outer), "share", reason=f"{inner.id} prints {printed}", advice="pass one as share=")
    for one in wanted:
        _check_basis(one, inner)
    return tuple(judge_share(inner, outer, share=one, atlas=atlas) for one in wanted)


def is_share_of(share: Share, *, part: AnyClaim, whole: AnyClaim) -> bool:
    """Tell whether a share is one of this whole: by its id, by its fact, or as nobody says of what it is one."""
    if share.whole is None:
        return True
    if share.figure is not None:
        return share.figure == whole.id
    return isinstance(part, TradeFigure) and isinstance(whole, TradeFigure) and _whole_fact(share, part) == whole.fact


def _whole_fact(share: Share, part: TradeFigure) -> Fact | None:
    """Give the fact of a whole that is told by dimensions; None if its period cannot be read without a calendar."""
    replaced: dict[str, str | Period | None] = {
        name: None if value == "all" else value for name, value in share.replaced
    }
    try:
        if "period" in replaced:
            replaced["period"] = Period.parse(str(replaced["period"]))
        return part.fact.with_dimensions(**replaced)
    except PeriodFormatError:
        return None


def _check_basis(share: Share, part: AnyClaim) -> None:
    is_money = part.unit is not None and part.unit.is_money
    if share.basis is not None and (share.basis is ShareBasis.VALUE) is not is_money:
        claims = "money" if is_money else "quantities"
        wanted = f"a share of {'value' if is_money else 'quantity'}, as the two claims are {claims}"
        raise FieldValueError("share", f"{share.percent} of {share.basis}", wanted)


def judge_share(part: AnyClaim, whole: AnyClaim, *, share: Share, atlas: Atlas) -> ShareCheck:
    """Judge a share of two claims in one unit."""
    left, right = levels_of(part, whole)
    differing, assumed = compare_attributes(part, whole, atlas, leaving_out=UNLIKE_PARTS)
    if share.whole is None:
        assumed = (*assumed, Assumption("whole", "equal", value=whole.id, claim=part.id))
    notes = tuple(
        f"the {name} differs between part and whole" for name in (*_other_dimensions(part, whole), *differing)
    )
    if right.outer.lo <= 0:
        reasons = (*notes, _MAY_BE_ZERO)
        return ShareCheck(part=part, whole=whole, share=share, assumed=assumed, reasons=reasons)
    ratio, outer = left.interval / right.interval * 100, left.outer / right.outer * 100
    if ratio.meets(share.percent.interval):
        verdict = Verdict.CONSISTENT
    else:
        verdict = Verdict.TRUNCATED_PRINT if outer.meets(share.percent.outer) else Verdict.INCONSISTENT
    return ShareCheck(
        part=part,
        whole=whole,
        share=share,
        verdict=verdict,
        ratio=ratio,
        ratio_outer=outer,
        assumed=assumed,
        reasons=notes,
    )


def _other_dimensions(part: AnyClaim, whole: AnyClaim) -> tuple[str, ...]:
    """Give the dimensions in which a part and its whole had better be equal, and are not."""
    left, right = dimensions_of(part), dimensions_of(whole)
    return tuple(name for name in ("measure", "period") if getattr(left, name) != getattr(right, name))
