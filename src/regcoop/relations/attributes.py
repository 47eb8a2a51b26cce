"""The attributes of a claim: stated, taken from the compiler's row, or unstated and then assumed equal."""

from functools import lru_cache
from typing import Final, NamedTuple, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_text
from regcoop.atlas import Atlas
from regcoop.figures import Nature, Origin, TradeFigure
from regcoop.relations.dimensions import AnyClaim

__all__ = ["ATTRIBUTE_NAMES", "Assumption", "Attributes", "attributes_of", "compare_attributes", "stated_attributes"]

_GOODS: Final = frozenset({"goods-trade", "goods-quantity"})
_CUSTOMS: Final = "customs-imts"


class Attributes(NamedTuple):
    """Hold the attributes of a claim; None is unstated.

    Attributes:
        concept: code of the definition by which it was counted.
        valuation: how goods were valued.
        system: at which border they were counted.
        nature: outcome, estimate, target and so on; an unstated one is an outcome.
        composition: the group that a bloc is known to mean.
        origin: native, or restated in another currency.
    """

    concept: str | None
    valuation: str | None
    system: str | None
    nature: str | None
    composition: str | None
    origin: str | None


ATTRIBUTE_NAMES: Final = Attributes._fields
"""The names of the attributes, in their order."""

_ASSUMED: Final = (*ATTRIBUTE_NAMES, "basis", "compiler", "whole")
"""What an answer may assume: an attribute, the currency of a growth rate, who counted, or the whole of a share."""


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Assumption:
    """Say that something unstated was assumed in an answer.

    Attributes:
        attribute: the name of the attribute; or `basis` for the currency of a growth rate, `compiler` for who counted,
            `whole` for the whole of a share.
        reason: `compiler` if it was taken from the compiler's row, `equal` if it was assumed to be that of the other
            claim, `outcome` if an unstated nature was read as an outcome.
        value: what was assumed; empty if it is not known which.
        claim: the id of the claim that does not state it; empty if neither does.
    """

    attribute: str
    reason: str
    value: str = attrs.field(default="", kw_only=True)
    claim: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_choice("attribute", self.attribute, _ASSUMED)
        check_choice("reason", self.reason, ("compiler", "equal", "outcome"))
        if self.value:
            check_text("value", self.value)

    def __str__(self) -> str:
        value = f" {self.value}" if self.value else ""
        if self.reason == "equal":
            return f"{self.attribute} assumed equal{f' ({self.value})' if self.value else ''}"
        source = "as the compiler counts" if self.reason == "compiler" else "as nothing else is said"
        return f"{self.attribute}{value} of {self.claim}, {source}"


def stated_attributes(claim: AnyClaim) -> Attributes:
    """Give the attributes that a claim states itself."""
    if not isinstance(claim, TradeFigure):
        return Attributes(claim.concept, None, None, None, None, None)
    terms = claim.terms
    return Attributes(
        claim.fact.concept,
        None if terms.valuation is None else terms.valuation.value,
        None if terms.system is None else terms.system.value,
        None if terms.nature is None else terms.nature.value,
        claim.composition,
        None if claim.origin is None else claim.origin.value,
    )


def attributes_of(claim: AnyClaim, atlas: Atlas) -> Attributes:
    """Give the attributes of a claim, unstated ones as its compiler counts.

    >>> from regcoop.fixtures import load
    >>> from regcoop.relations import attributes_of
    >>> atlas = load()
    >>> attributes_of(atlas.figures["cn-mekong5-trade-2024-usd-aitia"], atlas).nature
    'outcome'
    """
    return _completed(claim, stated_attributes(claim), atlas)


def _completed(claim: AnyClaim, stated: Attributes, atlas: Atlas) -> Attributes:
    """Give the attributes of a claim that states these, unstated ones as its compiler counts."""
    nature = stated.nature or Nature.OUTCOME.value
    origin = stated.origin or (Origin.NATIVE.value if isinstance(claim, TradeFigure) else None)
    compiler = None if claim.compiler is None else atlas.organisations.get(claim.compiler)
    if compiler is None:
        return stated._replace(nature=nature, origin=origin)
    concept = stated.concept or _default_concept(claim.measure, compiler.default_concept, atlas)
    valuation = stated.valuation
    if valuation is None and isinstance(claim, TradeFigure) and claim.fact.measure in _GOODS:
        usual = compiler.valuation_of(claim.fact.flow)
        valuation = None if usual is None else usual.value
    return stated._replace(concept=concept, valuation=valuation, nature=nature, origin=origin)


def _default_concept(measure: str, concept: str | None, atlas: Atlas) -> str | None:
    """Give the usual concept of a compiler if it is one of the measure."""
    if concept is None or (concept == _CUSTOMS and measure in _GOODS):
        return concept
    record = atlas.concepts.get(concept)
    return concept if record is not None and record.measure == measure else None


def compare_attributes(
    first: AnyClaim, second: AnyClaim, atlas: Atlas, *, leaving_out: frozenset[str] = frozenset()
) -> tuple[tuple[str, ...], tuple[Assumption, ...]]:
    """Give the names of the attributes in which two claims differ, and what was assumed about the others.

    Args:
        first: one claim.
        second: another.
        atlas: whose compilers count.
        leaving_out: attributes that do not matter for the question, as valuation between mirror flows.
    """
    stated, stated_too = stated_attributes(first), stated_attributes(second)
    left, right = _completed(first, stated, atlas), _completed(second, stated_too, atlas)
    if left == right and left == stated == stated_too:
        return (), ()
    differing: list[str] = []
    assumed: list[Assumption] = []
    sides = ((first, left, stated), (second, right, stated_too))
    sides = sides if first.id <= second.id else sides[::-1]  # the order of an answer hangs on ids alone
    for place, (name, one, other) in enumerate(zip(ATTRIBUTE_NAMES, left, right, strict=True)):
        if name in leaving_out:
            continue
        if one is not None and other is not None:
            if one != other:
                differing.append(name)
            assumed += [
                _assumption(name, "outcome" if name == "nature" else "compiler", found[place] or "", claim.id)
                for claim, found, own in sides
                if own[place] is None and name != "origin" and isinstance(claim, TradeFigure)
            ]
        elif one is not None or other is not None or _matters(name, first):
            lacking = "" if one is None and other is None else (first.id if one is None else second.id)
            assumed.append(_assumption(name, "equal", one or other or "", lacking))
    return tuple(differing), tuple(assumed)


@lru_cache(maxsize=4096)
def _assumption(name: str, reason: str, value: str, claim: str) -> Assumption:
    """Make an assumption, or give the one that was made before: the same few come back for every pair of a claim."""
    return Assumption(name, reason, value=value, claim=claim)


def _matters(name: str, claim: AnyClaim) -> bool:
    """Tell whether an attribute that neither claim states is worth naming."""
    if not isinstance(claim, TradeFigure):
        return name == "concept"
    return name in {"concept", "valuation", "system"} and claim.fact.measure in _GOODS
