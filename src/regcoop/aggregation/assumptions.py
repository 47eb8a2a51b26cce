"""Attributes that all claims of a sum must share, and what is assumed about those that do not state them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_text, check_tuple
from regcoop.aggregation.entries import Entry
from regcoop.aggregation.rules import SumRule, listed, refused
from regcoop.atlas import Atlas
from regcoop.figures import Nature, TradeFigure
from regcoop.relations import composed_side

__all__ = ["Assumed", "assumed_attributes", "assumed_compilers", "check_composition", "in_words"]

_Reader: TypeAlias = Callable[[Entry], str | None]

_GOODS: Final = frozenset({"goods-trade", "goods-quantity"})
_REASONS: Final = ("compiler", "outcome", "equal", "each-its-own")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Assumed:
    """Say what a sum takes for granted about claims that do not state it.

    Attributes:
        attribute: the name of what is not stated: `compiler`, `concept`, `valuation`, `system`, `nature` or
            `composition`.
        reason: `compiler` if it was taken from the compiler's row, `outcome` if an unstated nature was read as an
            outcome, `equal` if it was assumed to be that of the others, `each-its-own` if reporters are known to have
            several compilers and those are held comparable.
        value: what was assumed; empty if no claim says it, or if it is several.
        claims: the ids of the claims it was assumed of, in order.
    """

    attribute: str
    reason: str
    value: str = attrs.field(default="", kw_only=True)
    claims: tuple[str, ...] = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("attribute", self.attribute)
        check_choice("reason", self.reason, _REASONS)
        check_tuple("claims", self.claims, str)

    def to_dict(self) -> dict[str, object]:
        """Give the assumption as plain texts and lists."""
        return {"attribute": self.attribute, "reason": self.reason, "value": self.value, "claims": list(self.claims)}

    def __str__(self) -> str:
        return in_words((self,))


def in_words(alike: Sequence[Assumed]) -> str:
    """Write assumptions that differ in the attribute alone as one clause."""
    first = alike[0]
    if first.reason == "each-its-own":
        named = f" {first.value}" if first.value else ""
        return f"the compilers{named} are taken to count alike, as each reporter has its own"
    names = listed(one.attribute for one in alike)
    count = f"{len(first.claims)} claim{'s' if len(first.claims) > 1 else ''}"
    subject = f"the {names} of {count} {'are' if len(alike) > 1 else 'is'}"
    if first.reason == "equal":
        value = f"{first.value}, as the others state" if first.value else "the same, as no claim states it"
        return f"{subject} assumed to be {value}"
    source = "the compiler counts" if first.reason == "compiler" else "nothing else is said"
    return f"{subject} taken to be {first.value}, as {source}"


def assumed_attributes(entries: Sequence[Entry], dimension: str) -> tuple[Assumed, ...]:
    """Refuse attributes that differ, and give what is assumed about those that are not stated.

    Raises:
        IllegalSumError: if concepts, valuations or trade systems differ.
    """
    rules = {"concept": SumRule.ONE_COUNT, "valuation": SumRule.ONE_COUNT, "system": SumRule.ALL_ELSE_EQUAL}
    if dimension == "flow":
        del rules["valuation"]
    found = [_assumed_about(entries, name, rule) for name, rule in rules.items()]
    return (*(one for several in found for one in several), *_assumed_natures(entries))


def _assumed_about(entries: Sequence[Entry], name: str, rule: SumRule) -> list[Assumed]:
    by_value = _grouped(entries, lambda entry: getattr(entry.attributes, name))
    stated = sorted(value for value in by_value if value is not None)
    if len(stated) > 1:
        raise _differing(rule, entries, name, stated)
    taken = [entry.claim.id for value in stated for entry in by_value[value] if getattr(entry.stated, name) is None]
    assumed = [Assumed(name, "compiler", value=stated[0], claims=tuple(taken))] if taken else []
    return assumed + _assumed_equal(entries, name, "".join(stated), by_value.get(None, []))


def _assumed_equal(entries: Sequence[Entry], name: str, value: str, lacking: Sequence[Entry]) -> list[Assumed]:
    """Say that what is unstated is assumed equal; of one claim, or where it means nothing, there is nothing to say."""
    matters = bool(value) or (name == "compiler") or _matters(entries[0], name)
    if not lacking or len(entries) == 1 or not matters:
        return []
    return [Assumed(name, "equal", value=value, claims=tuple(entry.claim.id for entry in lacking))]


def _matters(entry: Entry, name: str) -> bool:
    if isinstance(entry.claim, TradeFigure):
        return entry.dimensions.measure in _GOODS
    return name == "concept"


def _assumed_natures(entries: Sequence[Entry]) -> list[Assumed]:
    """Say of which figures the nature was read as an outcome; an indicator has none."""
    unstated = [entry for entry in entries if isinstance(entry.claim, TradeFigure) and entry.stated.nature is None]
    ids = tuple(entry.claim.id for entry in unstated)
    return [Assumed("nature", "outcome", value=Nature.OUTCOME.value, claims=ids)] if ids else []


def assumed_compilers(entries: Sequence[Entry], dimension: str) -> tuple[Assumed, ...]:
    """Refuse compilers that differ, and say what is assumed of the claims that name none.

    In a sum over reporters each reporter may have its own compiler, but no more than one.

    Raises:
        IllegalSumError: if one reporter's figures were counted by several compilers.
    """
    parts = _grouped(entries, lambda entry: entry.dimensions.reporter if dimension == "reporter" else "").values()
    for part in parts:
        stated = sorted({compiler for entry in part if (compiler := _compiler(entry)) is not None})
        if len(stated) > 1:
            raise _differing(SumRule.ONE_COUNT, part, "compiler", stated)
    by_value = _grouped(entries, _compiler)
    known, lacking = sorted(value for value in by_value if value is not None), by_value.get(None, [])
    if len(parts) > 1 and (len(known) > 1 or lacking):
        ids = tuple(entry.claim.id for entry in entries)
        return (Assumed("compiler", "each-its-own", value=listed(known) if known else "", claims=ids),)
    return tuple(_assumed_equal(entries, "compiler", "".join(known), lacking))


def check_composition(
    entries: Sequence[Entry], atlas: Atlas, *, may_change: Callable[[str], bool]
) -> tuple[Assumed, ...]:
    """Refuse a party that is said to mean two groups, and say where it is assumed to mean what others say.

    Args:
        entries: the claims.
        atlas: whose groups they name.
        may_change: tells of a group whether the caller lets the bloc that it lists change.

    Raises:
        IllegalSumError: if the compositions of one party differ.
    """
    assumed: list[Assumed] = []
    for (side, party), part in _by_composed_party(entries, atlas).items():
        stated = sorted({entry.stated.composition or "" for entry in part})
        if len(stated) > 1 and not all(may_change(group) for group in stated):
            raise _differing(SumRule.ALL_ELSE_EQUAL, part, "composition", stated)
        lacking = [
            entry for entry in entries if entry.stated.composition is None and getattr(entry.dimensions, side) == party
        ]
        if len(stated) == 1:
            assumed += _assumed_equal(entries, "composition", stated[0], lacking)
    return tuple(assumed)


def _by_composed_party(entries: Iterable[Entry], atlas: Atlas) -> dict[tuple[str, str], list[Entry]]:
    """Sort claims that state a composition by the party that it describes."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        claim = entry.claim
        if isinstance(claim, TradeFigure) and claim.composition is not None:
            side = composed_side(claim, atlas)
            groups[side, getattr(entry.dimensions, side)].append(entry)
    return groups


_ADVICE: Final = {
    "compiler": "take the figures of one compiler with compiler=",
    "concept": "take the figures of one concept, as other definitions count other things",
    "valuation": "take the figures of one valuation; FOB leaves out the freight that CIF has in it",
    "system": "take the figures of one trade system",
    "composition": "take the figures of one composition, or say composition=actual('…') for a bloc that changed",
}


def _differing(rule: SumRule, entries: Iterable[Entry], name: str, stated: Sequence[str]) -> Exception:
    """Give the error about values that differ; the offenders are all claims that state one."""
    read = _compiler if name == "compiler" else _read_attribute(name)
    offenders = [entry.claim for entry in entries if read(entry) is not None]
    return refused(rule, offenders, f"the {name} differs: {listed(stated)}", _ADVICE[name])


def _read_attribute(name: str) -> _Reader:
    def read(entry: Entry) -> str | None:
        value: str | None = getattr(entry.attributes, name)
        return value

    return read


def _compiler(entry: Entry) -> str | None:
    return entry.claim.compiler


def _grouped(entries: Iterable[Entry], read: _Reader) -> dict[str | None, list[Entry]]:
    groups: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[read(entry)].append(entry)
    return dict(groups)
