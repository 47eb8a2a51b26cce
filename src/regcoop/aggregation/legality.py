"""What may be added at all: measure, value, nature, unit, origin, and the one dimension that varies."""

from collections.abc import Sequence
from typing import Final

from regcoop.aggregation.entries import Entry
from regcoop.aggregation.rules import SumRule, listed, refused
from regcoop.atlas import Atlas
from regcoop.figures import Origin, TradeFigure, Vintage
from regcoop.measures import MeasureTime
from regcoop.relations import DIMENSION_NAMES, AnyClaim, parts_of_flow, whole_of_flow

__all__ = ["check_additive", "check_units", "check_vintages", "shown", "varying_dimension"]

_DERIVED: Final = "quantity"
"""A dimension that follows from the unit."""

_PARTIES: Final = frozenset({"reporter", "partner"})


def shown(name: str, value: object) -> str:
    """Write a value of a dimension."""
    return "all goods" if value is None and name == "commodity" else str(value)


def check_additive(entries: Sequence[Entry], atlas: Atlas) -> None:
    """Refuse what cannot be added, whatever the rest.

    Raises:
        IllegalSumError: if measures or natures differ, a value is missing, or the measure cannot be added.
        UnknownCodeError: if the atlas does not hold the measure.
    """
    claims = [entry.claim for entry in entries]
    measures = sorted({entry.dimensions.measure for entry in entries})
    kinds = {isinstance(claim, TradeFigure) for claim in claims}
    if len(measures) > 1 or len(kinds) > 1:
        problem = f"the measure differs: {listed(measures)}" if len(measures) > 1 else "figures stand beside indicators"
        raise refused(SumRule.ALL_ELSE_EQUAL, claims, problem, "add figures of one measure, with measure=")
    valueless = [claim for claim in claims if claim.value is None]
    if valueless:
        problem = "no value was printed with them, only a growth, share or rank"
        raise refused(SumRule.ADDITIVE, valueless, problem, "leave them out; such ratios cannot be added")
    _check_measure(claims, measures[0], atlas)
    natures = sorted({entry.attributes.nature or "" for entry in entries})
    if len(natures) > 1:
        problem = f"the nature differs: {listed(natures)}"
        raise refused(SumRule.ADDITIVE, claims, problem, "add outcomes to outcomes and targets to targets only")


def _check_measure(claims: Sequence[AnyClaim], code: str, atlas: Atlas) -> None:
    measure = atlas.measures[code]
    is_stock = measure.time is MeasureTime.STOCK and isinstance(claims[0], TradeFigure)
    if not measure.additive and not is_stock:
        problem = f"{code} is a {measure.time} that cannot be added"
        raise refused(SumRule.ADDITIVE, claims, problem, "look at the figures one by one, or compare them")
    ratios = [claim for claim in claims if claim.unit is not None and _is_ratio(claim.unit.kind)]
    if ratios:
        problem = "a ratio cannot be added, be it in percent or one unit per another"
        raise refused(SumRule.ADDITIVE, ratios, problem, "add the amounts it was made of, if they are printed")


def _is_ratio(kind: str) -> bool:
    return "/" in kind or kind.startswith("ratio")


def check_units(entries: Sequence[Entry]) -> None:
    """Refuse two units, and native beside restated amounts.

    Raises:
        IllegalSumError: if there are two.
    """
    claims = [entry.claim for entry in entries]
    units = sorted({claim.unit.code for claim in claims if claim.unit is not None})
    if len(units) > 1:
        advice = "take the figures of one unit with unit=; an amount is never converted without being told to"
        raise refused(SumRule.ONE_UNIT, claims, f"the unit differs: {listed(units)}", advice)
    origins = sorted({entry.attributes.origin or "" for entry in entries})
    if len(origins) > 1:
        restated = [entry.claim.id for entry in entries if entry.attributes.origin == Origin.RESTATED.value]
        problem = f"{listed(restated, most=3)} restated in {units[0]} by whoever printed it, the others counted in it"
        raise refused(SumRule.ONE_UNIT, claims, problem, "leave out the restated ones, or add those alone")


def check_vintages(claims: Sequence[AnyClaim]) -> None:
    """Refuse claims that say they are of different vintages, such as preliminary and final; dates may differ.

    Raises:
        IllegalSumError: if they do.
    """
    figures = [claim for claim in claims if isinstance(claim, TradeFigure)]
    stated = [figure for figure in figures if isinstance(figure.vintage, Vintage)]
    vintages = sorted({str(figure.vintage) for figure in stated})
    if len(vintages) > 1:
        problem = f"the vintage differs: {listed(vintages)}"
        raise refused(SumRule.ONE_UNIT, stated, problem, "take the figures of one vintage")


def varying_dimension(entries: Sequence[Entry], atlas: Atlas) -> str:
    """Give the name of the one dimension that varies; an empty text if all claims are of one fact.

    Raises:
        IllegalSumError: if several vary, or one that cannot be added over.
    """
    claims = [entry.claim for entry in entries]
    undated = [entry.claim for entry in entries if entry.dimensions.period is None]
    if undated and len(entries) > 1:
        problem = "their period is not stated, so nobody can say what they overlap"
        raise refused(SumRule.ALL_ELSE_EQUAL, undated, problem, "leave them out, or state their period")
    names = [name for name in DIMENSION_NAMES if name != _DERIVED and _varies(entries, name)]
    if "flow" in names:
        _check_flows(entries, names)
    if len(names) > 1:
        problem = f"{listed(names)} vary at once, and a sum is over one dimension"
        raise refused(SumRule.DISJOINT, claims, problem, f"hold all but one of them fixed, such as {names[-1]}=")
    if names:
        _check_can_vary(claims, names[0], atlas)
    return "".join(names)


def _varies(entries: Sequence[Entry], name: str) -> bool:
    first = getattr(entries[0].dimensions, name)
    return any(getattr(entry.dimensions, name) != first for entry in entries)


def _check_flows(entries: Sequence[Entry], names: Sequence[str]) -> None:
    """Refuse flows that do not make up one by definition, and those of several facts."""
    claims = [entry.claim for entry in entries]
    flows = sorted({entry.dimensions.flow for entry in entries})
    whole = whole_of_flow(flows[0])
    if whole is None or sorted(parts_of_flow(whole) or ()) != flows:
        problem = f"the flow differs: {listed(flows)}"
        raise refused(SumRule.ONE_COUNT, claims, problem, "take the figures of one flow with flow=")
    others = [name for name in names if name != "flow"]
    if others:
        problem = f"{listed(flows)} are added for one fact only, and there is more than one {listed(others)}"
        raise refused(SumRule.ONE_COUNT, claims, problem, f"take one flow, or one {others[0]}")


def _check_can_vary(claims: Sequence[AnyClaim], name: str, atlas: Atlas) -> None:
    """Refuse to add over places, over subjects in words, and stocks over time."""
    is_figure = isinstance(claims[0], TradeFigure)
    if name == "place" or (name in _PARTIES and not is_figure):
        word = name if is_figure else {"place": "mode", "reporter": "subject", "partner": "scope"}[name]
        problem = f"the {word} differs, and nobody can say whether the same things are counted under both"
        raise refused(SumRule.DISJOINT, claims, problem, f"take the figures of one {word}")
    if name == "period" and atlas.measures[claims[0].measure].time is MeasureTime.STOCK:
        problem = f"{claims[0].measure} is a stock, and what stood on one day mostly still stands on the next"
        raise refused(SumRule.ADDITIVE, claims, problem, "take the figures of one day, or compare them")
