"""What was known when: claims by the day on which their sources were out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, final

import attrs

from regcoop._show import show_record
from regcoop.atlas.collection import Collection
from regcoop.figures import TradeFigure
from regcoop.forums import Edition, Outcome
from regcoop.indicators import Indicator
from regcoop.ratios import Share

__all__ = ["LeftOut", "fields_known_on"]

C = TypeVar("C", TradeFigure, Indicator)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class LeftOut:
    """Name a claim that could not be dated, and why."""

    claim: TradeFigure | Indicator
    reason: str = attrs.field(kw_only=True)

    __repr__ = show_record


def fields_known_on(fields: Mapping[str, Any], day: date) -> tuple[dict[str, Any], tuple[LeftOut, ...]]:
    """Keep the claims that were out by the end of a day, and what else is said only about those.

    Outcomes, shares and errata that name a claim which was not out yet lose that reference.
    """
    figures, undated_figures = _known(fields["figure_records"], day)
    indicators, undated_indicators = _known(fields["indicator_records"], day)
    there = frozenset({*figures, *indicators})
    known = {
        **fields,
        "figure_records": Collection(
            "figure", {code: _with_known_wholes(claim, there) for code, claim in figures.items()}
        ),
        "indicator_records": Collection(
            "indicator", {code: _with_known_wholes(claim, there) for code, claim in indicators.items()}
        ),
        "editions": Collection(
            "edition", {code: _with_known_outcomes(row, there) for code, row in fields["editions"].items()}
        ),
        "errata": tuple(row for row in fields["errata"] if row.figure in there),
    }
    return known, tuple(
        LeftOut(claim, reason="no dated source shows that it was out")
        for claim in (*undated_figures, *undated_indicators)
    )


def _known(claims: Mapping[str, C], day: date) -> tuple[dict[str, C], list[C]]:
    known: dict[str, C] = {}
    undated: list[C] = []
    for code, claim in claims.items():
        days = [source.known_by for source in claim.sources]
        if any(known_by is not None and known_by <= day for known_by in days):
            known[code] = claim
        elif None in days:
            undated.append(claim)
    return known, undated


def _with_known_wholes(claim: C, there: frozenset[str]) -> C:
    if all(not isinstance(share.whole, str) or share.whole in there for share in claim.shares):
        return claim
    return attrs.evolve(claim, shares=tuple(_with_known_whole(share, there) for share in claim.shares))


def _with_known_whole(share: Share, there: frozenset[str]) -> Share:
    return attrs.evolve(share, whole=None) if isinstance(share.whole, str) and share.whole not in there else share


def _with_known_outcomes(edition: Edition, there: frozenset[str]) -> Edition:
    if all(outcome.figure is None or outcome.figure in there for outcome in edition.outcomes):
        return edition
    return attrs.evolve(edition, outcomes=tuple(_with_known_figure(outcome, there) for outcome in edition.outcomes))


def _with_known_figure(outcome: Outcome, there: frozenset[str]) -> Outcome:
    return outcome if outcome.figure is None or outcome.figure in there else attrs.evolve(outcome, figure=None)
