"""The nine rules that a sum must keep, and the refusal of one that breaks a rule."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from regcoop.errors import IllegalSumError
from regcoop.relations import AnyClaim

__all__ = ["SumRule", "listed", "refused"]

_MOST_LISTED: Final = 8


class SumRule(StrEnum):
    """Name the rules that a sum of figures must keep; `IllegalSumError.rule` is one of them.

    The rules are those of a careful statistician. They rest on what *International Merchandise Trade Statistics 2010*
    (United Nations) asks to be equal before figures are put together.

    >>> from regcoop.aggregation import SumRule
    >>> SumRule("claims").number
    9
    """

    ADDITIVE = "additive"
    """The measure can be added (no rate, share, rank or index, no stock over time, nothing without a value), and all
    figures are of one nature, as an outcome is never added to a target."""

    ONE_UNIT = "one-unit"
    """All are in one unit, all native or all restated, and their stated vintages do not conflict."""

    ONE_COUNT = "one-count"
    """All are of one flow, concept, compiler and valuation; exports and imports of one reporter, partner and period
    may be added."""

    DISJOINT = "disjoint"
    """Exactly one dimension varies, and its values share no day, no territory on any day and no code of goods."""

    ALL_ELSE_EQUAL = "all-else-equal"
    """Whatever else the figures state is equal (measure, trade system, composition), and their period is stated."""

    INTRA_GROUP = "intra-group"
    """A sum over reporters says what becomes of the trade that they have with each other."""

    CUMULATIVE = "cumulative"
    """A year to date, or a count from an unknown start, is not added to a part of itself."""

    OPEN_BOUNDS = "open-bounds"
    """A bound such as "over" or "at least" is added as the interval it stands for. This rule never refuses; the total
    lists the figures that it was applied to."""

    CLAIMS = "claims"
    """Claims of one fact count once, and if they disagree the caller says which of them counts."""

    @property
    def number(self) -> int:
        """Give the place of the rule among the nine, from one."""
        return list(SumRule).index(self) + 1


def refused(rule: SumRule, claims: Iterable[AnyClaim], problem: str, advice: str) -> IllegalSumError:
    """Give the error to raise; the offenders stand in the order of their ids."""
    return IllegalSumError(rule, tuple(sorted({claim.id for claim in claims})), problem, advice)


def listed(texts: Iterable[str], *, most: int = _MOST_LISTED) -> str:
    """Write some texts as a list in words, the end of a long one as a count.

    >>> from regcoop.aggregation.rules import listed
    >>> listed(["KG", "KZ", "TJ"]), listed(["1", "2", "3", "4"], most=2)
    ('KG, KZ and TJ', '1, 2 and 2 more')
    """
    words = list(texts)
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
