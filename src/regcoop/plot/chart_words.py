"""The words on charts: names of parties and measures, scales, and the line that credits the sources."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple, final

import attrs

from regcoop._printed import SCALE_WORDS
from regcoop._validate import check_type
from regcoop.atlas import Atlas
from regcoop.relations import Dimensions
from regcoop.sources import Source
from regcoop.units import Unit

__all__ = ["Scale", "Words", "credit_of_sources", "scale_for", "words_from"]

_POWERS: Final = (12, 9, 6, 3)
_LEAST: Final = 2
_PUBLISHERS: Final = 4
_LONGEST: Final = 42
_LONG_NAME: Final = 24


class Scale(NamedTuple):
    """Hold the scale word of an axis.

    Attributes:
        power: the power of ten that a 1 on the axis stands for.
        word: its name; empty for ones.
    """

    power: int
    word: str


def scale_for(largest: Decimal) -> Scale:
    """Choose the scale word under which the largest number of an axis has a digit or more before the point."""
    power = next((power for power in _POWERS if abs(largest) >= Decimal(_LEAST).scaleb(power)), 0)
    return Scale(power, SCALE_WORDS[power])


@final
@attrs.frozen
class Words:
    """Find the words for codes: those that the caller gave, else those of the atlas, else the code itself."""

    names: Mapping[str, str]
    atlas: Atlas | None

    def plain(self, word: str) -> str:
        """Give a word of the chart itself, or what the caller wants instead."""
        return self.names.get(word, word)

    def party(self, code: str) -> str:
        """Name a party, or the subject of an indicator; a party with a long name goes by its code."""
        if code in self.names:
            return self.names[code]
        found = None if self.atlas is None else self.atlas.parties.get(code)
        return code if found is None or len(found.name) > _LONG_NAME else found.name

    def measure(self, code: str) -> str:
        """Name a measure."""
        found = None if self.atlas is None else self.atlas.measures.get(code)
        return self.names.get(code) or (code if found is None else found.name)

    def flow(self, code: str) -> str:
        """Name a flow."""
        found = None if self.atlas is None else self.atlas.flows.get(code)
        return self.names.get(code) or (code if found is None else found.name.lower())

    def commodity(self, code: str | None) -> str:
        """Name some goods."""
        if code is None:
            return self.plain("all goods")
        found = None if self.atlas is None else self.atlas.commodities.get(code)
        return self.names.get(code) or (code if found is None else found.label)

    def unit(self, unit: Unit, scale: Scale) -> str:
        """Name a unit with its scale word."""
        return f"{self.plain(scale.word)} {self.plain(unit.code)}".strip()

    def dimension(self, name: str, value: object) -> str:
        """Name the value of any dimension."""
        if name == "commodity":
            return self.commodity(None if value is None else str(value))
        if name in {"reporter", "partner"}:
            return self.party(str(value))
        if name == "flow":
            return self.flow(str(value))
        return self.measure(str(value)) if name == "measure" else self.plain(str(value))

    def fact(self, fact: Dimensions, leaving_out: Iterable[str] = ()) -> str:
        """Say what a fact is about, without the dimensions that are said elsewhere."""
        left = set(leaving_out)
        parties = [self.party(code) for name, code in _parties(fact) if code and name not in left]
        goods = "" if fact.commodity is None or "commodity" in left else self.commodity(fact.commodity)
        flow = "" if fact.flow == "none" or "flow" in left else self.flow(fact.flow)
        what = "" if "measure" in left else self.measure(fact.measure)
        place = "" if fact.place is None or "place" in left else fact.place
        rest = [word for word in (what, flow, goods, place) if word]
        between = " – ".join(parties)
        return f"{between}: {', '.join(rest)}" if between and rest else between or ", ".join(rest)


def _parties(fact: Dimensions) -> tuple[tuple[str, str], ...]:
    return (("reporter", fact.reporter), ("partner", fact.partner))


def words_from(names: Mapping[str, str] | None, atlas: Atlas | None) -> Words:
    """Check what the caller gave as names, and make the words of it.

    Raises:
        FieldTypeError: if the names are no mapping.
    """
    if names is not None:
        check_type("names", names, Mapping)
    return Words({} if names is None else names, atlas)


def credit_of_sources(sources: Iterable[Source]) -> str:
    """Name the publishers of some sources, those named most often first, and count the others."""
    counts: dict[str, int] = {}
    for source in dict.fromkeys(sources):
        name = _shorter(source.publisher)
        counts[name] = counts.get(name, 0) + 1
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    if not ordered:
        return ""
    named, rest = ordered[:_PUBLISHERS], len(ordered) - _PUBLISHERS
    more = f" and {rest} more" if rest > 0 else ""
    return f"{'Source' if len(ordered) == 1 else 'Sources'}: {'; '.join(named)}{more}."


def _shorter(name: str) -> str:
    """Give a publisher without what stands in brackets, and not too long."""
    name = name.split(" (", maxsplit=1)[0].split(", citing", maxsplit=1)[0]
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
