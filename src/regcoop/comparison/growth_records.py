"""The record of a growth check, and how it is told."""

from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_tuple, check_type
from regcoop.comparison.facts import levels_of
from regcoop.comparison.growing import as_printed, base_behind_claim, factor_of, years_of
from regcoop.comparison.verdicts import Verdict
from regcoop.comparison.wording import plain_number, show_claim, show_claim_id, show_growth, show_interval
from regcoop.interval import Interval
from regcoop.rates import Rate
from regcoop.ratios import Growth, GrowthKind
from regcoop.relations import AnyClaim, Assumption
from regcoop.sources import Source

__all__ = ["GrowthCheck"]


@final
@attrs.frozen(kw_only=True, weakref_slot=False, repr=False)
class GrowthCheck:
    """Hold how a printed growth stands to two printed levels.

    Get it from `check_growth`. Percentages are in percent; those of a multiple are plain factors (`unit` says which).

    Attributes:
        figure: the claim that the growth leads to, with its level.
        base: the claim of the earlier period.
        growth: the growth as printed.
        verdict: whether it fits; None if growth over this base says nothing.
        converted: the growth between the levels in the other currency, where that was asked; else None.
        assumed: what was assumed about the two claims, and about the currency of the rate.
        rates: the rates of exchange that were used.
        reasons: what else must be said.
    """

    figure: AnyClaim = attrs.field(repr=show_claim_id)
    base: AnyClaim = attrs.field(repr=show_claim_id)
    growth: Growth
    verdict: Verdict | None = None
    converted: Interval | None = None
    assumed: tuple[Assumption, ...] = ()
    rates: tuple[Rate, ...] = ()
    reasons: tuple[str, ...] = ()

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        if self.growth.__class__ is not Growth:
            check_type("growth", self.growth, Growth)
        check_type("verdict", self.verdict, (Verdict, type(None)))
        check_tuple("assumed", self.assumed, Assumption)
        check_tuple("rates", self.rates, Rate)

    @property
    def years(self) -> int:
        """Give the n of an annual average, the year of the level less that of the base; 1 for other kinds."""
        return years_of(self.figure, self.base, growth=self.growth)

    @property
    def unit(self) -> str:
        """Give the unit of the growths, `pct`, or `times` for a multiple."""
        return "times" if self.growth.kind is GrowthKind.MULTIPLE else "pct"

    @property
    def printed(self) -> Interval | None:
        """Give what the print of the rate allows; None if only a direction was printed."""
        return None if self.growth.rate is None else self.growth.rate.interval

    @property
    def printed_outer(self) -> Interval | None:
        """Give what the print of the rate allows if digits were cut off; None if only a direction was printed."""
        return None if self.growth.rate is None else self.growth.rate.outer

    @property
    def recomputed(self) -> Interval | None:
        """Give the growth between the two printed levels; None if the base may be negative."""
        level, base = levels_of(self.figure, self.base)
        return as_printed(factor_of(level.interval, base.interval), self.growth, years=self.years)

    @property
    def recomputed_outer(self) -> Interval | None:
        """Give the growth between the two printed levels if digits of them were cut off."""
        level, base = levels_of(self.figure, self.base)
        return as_printed(factor_of(level.outer, base.outer), self.growth, years=self.years)

    @property
    def implied_base(self) -> Interval | None:
        """Give the base that the rate puts behind the level; None if it names no rate, or one in another currency."""
        behind = base_behind_claim(self.figure, self.base, growth=self.growth)
        return None if behind is None else behind[0]

    @property
    def implied_base_outer(self) -> Interval | None:
        """Give the base that the rate puts behind the level if digits were cut off."""
        behind = base_behind_claim(self.figure, self.base, growth=self.growth)
        return None if behind is None else behind[1]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of both claims and of the rates, each once."""
        found = (*self.figure.sources, *self.base.sources, *(rate.source for rate in self.rates))
        return tuple(dict.fromkeys(found))

    def explain(self) -> str:
        """Tell in English what was printed, what the levels give, and how the two stand to each other."""
        currency = "" if self.base.unit is None else self.base.unit.code
        lines = [
            f"Growth printed: {show_growth(self.growth)}.",
            f"Level: {show_claim(self.figure)}.",
            f"Base: {show_claim(self.base)}.",
        ]
        if self.recomputed is not None:
            average = f" a year over {self.years} years" if self.years > 1 else ""
            lines.append(f"The levels give {show_interval(self.recomputed, self.unit)}{average}.")
        if self.implied_base is not None and self.verdict is not Verdict.OTHER_BASIS:
            lines.append(f"The rate puts {show_interval(self.implied_base, currency)} behind the level.")
        if self.converted is not None:
            lines.append(f"In the other currency the levels give {show_interval(self.converted, self.unit)}.")
        lines += [f"Assumed: {assumption}." for assumption in self.assumed]
        lines += [f"Note: {reason}." for reason in self.reasons]
        lines += [f"Rate: {rate}." for rate in self.rates]
        lines.append(f"Verdict: {self._told()}")
        return "\n".join(lines)

    def _told(self) -> str:
        return "none." if self.verdict is None else f"{self.verdict}. {_TOLD[self.verdict]}"

    def to_dict(self) -> dict[str, object]:
        """Give the check as plain dicts, lists and texts, ready for JSON; numbers are texts."""
        names = ("printed", "printed_outer", "recomputed", "recomputed_outer", "implied_base", "implied_base_outer")
        numbers = {name: getattr(self, name) for name in (*names, "converted")}
        return {
            "figure": self.figure.id,
            "base": self.base.id,
            "growth": show_growth(self.growth),
            "verdict": None if self.verdict is None else self.verdict.value,
            "years": self.years,
            "unit": self.unit,
            **{name: None if number is None else plain_number(number) for name, number in numbers.items()},
            "assumed": [str(assumption) for assumption in self.assumed],
            "rates": [rate.to_dict() for rate in self.rates],
            "reasons": list(self.reasons),
            "sources": [source.id for source in self.sources],
            "text": self.explain(),
        }


_TOLD: Final = {
    Verdict.CONSISTENT: "The printed rate fits the printed levels.",
    Verdict.TRUNCATED_PRINT: "It fits only if digits were cut off.",
    Verdict.OTHER_BASIS: "It is growth in another currency; do not set it beside the levels in this one.",
    Verdict.REVISED_BASE: "It fits a base near the printed one: presumably a later revision of it. Keep both prints.",
    Verdict.INCONSISTENT: "Level, base and rate cannot all be right.",
}
