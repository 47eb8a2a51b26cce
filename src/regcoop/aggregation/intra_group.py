"""Trade that the reporters of a sum have with each other: declared, or removed with figures of it."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from regcoop.aggregation.disjointness import check_parties, country_of, meant, parted, territories_of
from regcoop.aggregation.entries import Entry
from regcoop.aggregation.rules import SumRule, listed, refused
from regcoop.figures import TradeFigure
from regcoop.relations import Parties

__all__ = ["Divided", "IntraGroup", "check_intra_group", "divided"]

IntraGroup: TypeAlias = Literal["declared", "removed"]
"""What becomes of the trade that reporters have with each other."""

_ADVICE: Final = (
    "say intra_group='declared' to keep it, or pass the figures of it too and say intra_group='removed' to subtract it"
)


class Divided(NamedTuple):
    """Hold the claims to be added, and those of trade inside the group that are to be subtracted."""

    main: tuple[Entry, ...]
    inner: tuple[Entry, ...]


def divided(entries: Sequence[Entry], parties: Parties) -> Divided:
    """Divide claims into those with partners outside the group of reporters, and those with partners inside.

    Raises:
        IllegalSumError: if there are none of the one kind.
    """
    group = _group(entries, parties)
    main: list[Entry] = []
    inner: list[Entry] = []
    for entry in entries:
        partner = _customs(entry, "partner", parties)
        (main if partner is None or not partner <= group else inner).append(entry)
    if not main or not inner:
        lacking = "of the reporters with each other" if main else "with partners outside the group of reporters"
        claims = [entry.claim for entry in entries]
        problem = f"there is no figure {lacking}"
        raise refused(SumRule.INTRA_GROUP, claims, problem, "give it too, or say intra_group='declared'")
    return Divided(tuple(main), tuple(inner))


def check_intra_group(chosen: Divided, dimension: str, handling: IntraGroup | None, parties: Parties) -> bool:
    """Refuse a sum over reporters that trade with each other in it, unless that is declared or removed.

    Returns:
        Whether the sum has such trade in it, or had before it was removed.

    Raises:
        IllegalSumError: if nothing is said about it, or not all of it can be removed.
    """
    if dimension != "reporter" or not isinstance(chosen.main[0].claim, TradeFigure):
        _refuse_needless(chosen)
        return False
    shared = _shared(chosen.main, parties)
    if not shared:
        _refuse_needless(chosen)
        return False
    if handling is None:
        partner = chosen.main[0].dimensions.partner
        problem = (
            f"the trade of {listed(sorted(shared))} with {partner} has in it what the reporters trade with each other"
        )
        raise refused(SumRule.INTRA_GROUP, [entry.claim for entry in chosen.main], problem, _ADVICE)
    if handling == "removed":
        _check_all_given(chosen, shared, parties)
    return True


def _refuse_needless(chosen: Divided) -> None:
    if chosen.inner:
        problem = "no trade between the reporters is in what is added, so nothing can be removed"
        raise refused(SumRule.INTRA_GROUP, [entry.claim for entry in chosen.inner], problem, "leave these figures out")


def _group(entries: Sequence[Entry], parties: Parties) -> frozenset[str]:
    """Give the customs territories of all reporters: regions of one country do not trade across a border."""
    reporters = {entry.dimensions.reporter: entry for entry in entries}
    found = (_customs(entry, "reporter", parties) for entry in reporters.values())
    return frozenset(code for codes in found for code in codes or ())


def _customs(entry: Entry, side: str, parties: Parties) -> frozenset[str] | None:
    """Give the customs territories of a party; None if nobody lists its members."""
    found = territories_of(parties.atlas, meant([entry], side, parties), entry.dimensions.period)
    return None if found is None else frozenset(country_of(code, parties.atlas) for code in found)


def _shared(main: Sequence[Entry], parties: Parties) -> frozenset[str]:
    """Give the customs territories of reporters that the partner contains, or may contain."""
    group = _group(main, parties)
    partner = _customs(main[0], "partner", parties)
    if len(group) == 1:
        return frozenset()
    return group if partner is None else group & partner


def _check_all_given(chosen: Divided, shared: frozenset[str], parties: Parties) -> None:
    """Refuse to remove only a part: of each reporter the trade with every other one must be given, once."""
    inner = parted(chosen.inner, "reporter")
    main = parted(chosen.main, "reporter")
    strange = [entry.claim for key in inner for entry in inner[key] if key not in main]
    if strange:
        problem = "they are of reporters that are not added"
        raise refused(SumRule.INTRA_GROUP, strange, problem, "leave these figures out")
    for reporter, entries in main.items():
        given = inner.get(reporter, ())
        if given:
            check_parties(parted(given, "partner"), "partner", parties)
        found = frozenset(code for entry in given for code in _customs(entry, "partner", parties) or ())
        lacking = shared - found - (_customs(entries[0], "reporter", parties) or frozenset())
        if lacking:
            problem = f"the trade of {reporter} with {listed(sorted(lacking))} is not given, so it cannot be removed"
            advice = "give it too, or say intra_group='declared'"
            raise refused(SumRule.INTRA_GROUP, [entry.claim for entry in entries], problem, advice)
