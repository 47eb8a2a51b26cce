"""Ranks of figures, as far as their intervals tell them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Literal, TypeAlias, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_range, check_tuple, check_type
from regcoop.atlas import Atlas
from regcoop.errors import UnknownCodeError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.interval import Interval
from regcoop.relations import AnyClaim, Level, dimensions_of
from regcoop.series.claims import ClaimChoice, Provenance, Varying, asked, levels_of, prepared, show_claim
from regcoop.series.indexes import check_lengths
from regcoop.series.overlaps import overlaps_of
from regcoop.series.wording import listed, plain_interval, plain_provenance, printed, told
from regcoop.sources import Source

__all__ = ["RankedClaim", "Ranking", "RankingOrder", "ranking"]

RankingOrder: TypeAlias = Literal["largest", "smallest"]
"""Which value has rank one."""

_ORDERS = ("largest", "smallest")
_MOST = 10**9


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class RankedClaim:
    """Hold the ranks that one figure may have.

    Attributes:
        claim: the figure.
        value: the value of the dimension that varies: the partner, the period.
        interval: where its number lies.
        best: the best rank that its interval allows.
        worst: the worst one.
    """

    claim: AnyClaim = attrs.field(repr=show_claim)
    value: str
    interval: Interval
    best: int
    worst: int

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("claim", self.claim, (TradeFigure, Indicator))
        check_type("interval", self.interval, Interval)
        check_range("best", self.best, lowest=1, highest=_MOST)
        check_range("worst", self.worst, lowest=self.best, highest=_MOST)

    @property
    def is_tied(self) -> bool:
        """Tell whether its interval meets that of another figure, so that its rank is not one number."""
        return self.best != self.worst

    @property
    def rank(self) -> str:
        """Give the rank as text, one number or the best and the worst."""
        return f"{self.best} to {self.worst}" if self.is_tied else f"{self.best}"


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class Ranking:
    """Hold figures in the order of their values, each with the ranks that it may have.

    Attributes:
        of: the dimension that varies.
        order: which value has rank one.
        ranked: the figures, by printed value and then by id.
        overlaps: the ids of figures of which one contains or overlaps the other, two by two: a bloc beside its member.
            Only an atlas tells; without one they are those that the codes alone give away.
        provenance: the claims that count, what does not count and why.
    """

    of: str
    order: RankingOrder
    ranked: tuple[RankedClaim, ...]
    overlaps: tuple[tuple[str, str], ...] = ()
    provenance: Provenance

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_choice("order", self.order, _ORDERS)
        check_tuple("ranked", self.ranked, RankedClaim)
        check_tuple("overlaps", self.overlaps, tuple)
        check_type("provenance", self.provenance, Provenance)

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the claims that count."""
        return self.provenance.figures

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the claims that count, each once."""
        return self.provenance.sources

    def ties_of(self, claim_id: str) -> tuple[str, ...]:
        """Give the ids of the figures whose intervals meet that of one, in the order of the ranking.

        Raises:
            UnknownCodeError: if the ranking has no such figure.
        """
        for own in self.ranked:
            if own.claim.id == claim_id:
                rest = (one for one in self.ranked if one is not own)
                return tuple(one.claim.id for one in rest if one.interval.meets(own.interval))
        raise UnknownCodeError("figure of the ranking", claim_id)

    def explain(self) -> str:
        """Tell the ranks in English, one figure a line."""
        lines = [f"{one.rank}. {one.value}: {printed(one.claim)}{self._tied(one)}." for one in self.ranked]
        pairs = [f"{one} and {other}" for one, other in self.overlaps]
        overlapping = [f"These overlap: {listed(pairs)}."] if pairs else []
        return told([*lines, *overlapping], self.provenance)

    def _tied(self, ranked: RankedClaim) -> str:
        if not ranked.is_tied:
            return ""
        ties = set(self.ties_of(ranked.claim.id))
        return f", tied with {listed(one.value for one in self.ranked if one.claim.id in ties)}"

    def to_dict(self) -> dict[str, object]:
        """Give the ranking as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        return {
            "of": self.of,
            "order": self.order,
            "ranked": [
                {
                    "claim": one.claim.id,
                    "value": one.value,
                    "interval": plain_interval(one.interval),
                    "best": one.best,
                    "worst": one.worst,
                    "ties": list(self.ties_of(one.claim.id)) if one.is_tied else [],
                }
                for one in self.ranked
            ],
            "overlaps": [list(pair) for pair in self.overlaps],
            **plain_provenance(self.provenance),
            "text": self.explain(),
        }


def ranking(
    figures: Iterable[AnyClaim],
    *,
    of: Varying = "partner",
    order: RankingOrder = "largest",
    claims: ClaimChoice = "only",
    atlas: Atlas | None = None,
) -> Ranking:
    """Give the rank of each figure as a range, from the best to the worst place that its interval allows.

    Use it before you write "third largest partner". Figures whose intervals meet are tied, as the prints do not say
    which is larger: the ranks of such a figure run from the number of those certainly before it plus one, to the same
    plus the number of its ties. Where no intervals meet, the ranks are 1 to n.

    >>> from regcoop.fixtures import load
    >>> from regcoop.series import ranking
    >>> query = {"reporter": "CN", "flow": "trade", "measure": "goods-trade", "unit": "USD", "period": "2024"}
    >>> states = load().figures.where(**query, partner_in="CASIA5")
    >>> for one in ranking(states, claims="latest").ranked:
    ...     print(one.rank, one.value)
    1 KZ
    2 KG
    3 UZ
    4 TM
    5 TJ

    Args:
        figures: claims that differ in one dimension alone.
        of: that dimension; the subject of an indicator counts as its reporter.
        order: whether the largest value has rank one, or the smallest, as of waiting times.
        claims: which claim of a fact counts: `only` refuses claims that disagree, `latest` takes the last published.
        atlas: whose parties and compilers count; a selection knows its own.

    Raises:
        EmptySelectionError: if there is no figure.
        NoUsableFigureError: if none states a value and a period.
        UnlikeFiguresError: if they differ in more than that dimension.
        DisagreeingClaimsError: if claims of one fact disagree and nobody says which counts.
        FieldValueError: if `of`, `order` or `claims` is another word.
    """
    check_choice("order", order, _ORDERS)
    question = asked("ranking", figures, varying=of, claims=claims, atlas=atlas)
    provenance = prepared(question, figures)
    if of == "period":
        check_lengths(question, provenance.claims)
    levels = levels_of(provenance.claims)
    overlaps = () if of == "period" else overlaps_of(question, provenance.claims).pairs
    return Ranking(
        of=of,
        order=order,
        ranked=_ranked(provenance.claims, levels, of, order),
        overlaps=overlaps,
        provenance=provenance,
    )


def _ranked(claims: tuple[AnyClaim, ...], levels: list[Level], of: str, order: RankingOrder) -> tuple[RankedClaim, ...]:
    """Rank by counting the intervals that lie wholly before each one, and those that lie wholly after."""
    turned = [_turned(level, order) for level in levels]
    starts, ends = sorted(one.interval.lo for one in turned), sorted(one.interval.hi for one in turned)
    found = [
        (
            level.value,
            claim.id,
            _place(
                claim,
                own,
                of,
                before=len(starts) - bisect_right(starts, level.interval.hi),
                after=bisect_left(ends, level.interval.lo),
                count=len(ends),
            ),
        )
        for claim, own, level in zip(claims, levels, turned, strict=True)
    ]
    return tuple(one for _, _, one in sorted(found, key=lambda row: (row[0].copy_negate(), row[1])))


def _turned(level: Level, order: RankingOrder) -> Level:
    """Turn the sign where the smallest has rank one, so that larger always means before."""
    if order == "largest":
        return level
    return level._replace(value=level.value.copy_negate(), interval=level.interval.negated())


def _place(claim: AnyClaim, level: Level, of: str, *, before: int, after: int, count: int) -> RankedClaim:
    value = getattr(dimensions_of(claim), of)
    return RankedClaim(
        claim=claim,
        value="all goods" if value is None else str(value),
        interval=level.interval,
        best=before + 1,
        worst=count - after,
    )
