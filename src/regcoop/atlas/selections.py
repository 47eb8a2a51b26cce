"""Selections: claims in the order of their ids, narrowed by questions."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final, Generic, NoReturn, TypeVar

from regcoop.atlas.collection import near_codes
from regcoop.atlas.indexing import Index, Readers
from regcoop.errors import UnknownCodeError
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.sources import Source

__all__ = ["Selection"]

C = TypeVar("C", TradeFigure, Indicator)

_SHOWN: Final = 3


class Selection(Generic[C]):
    """Hold claims in the order of their ids; the base of `Figures` and `Indicators`.

    A selection is immutable: it has a length, is walked through with `for`, gives a claim by its id
    (`selection["…"]`), and tells whether a claim or an id is in it.
    """

    __slots__ = ("_index",)

    _index: Index[C]

    KIND: ClassVar[str] = "claim"
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    READERS: ClassVar[Readers] = {}

    def __init__(self, claims: Iterable[C]) -> None:
        """Take the claims as they come: in the order of their ids."""
        object.__setattr__(self, "_index", Index(tuple(claims), readers=self.READERS, key=self.KEY))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of the claims, each once, in the order in which they are met."""
        return tuple({source.id: source for claim in self for source in claim.sources}.values())

    def __getitem__(self, id: str) -> C:  # noqa: A002  # the word that the records use
        for position in self._index.values("id").get(id, ()):
            return self._index.records[position]
        raise UnknownCodeError(self.KIND, id, near_codes(id, (claim.id for claim in self)))

    def __contains__(self, claim: object) -> bool:
        if isinstance(claim, str):
            return claim in self._index.values("id")
        return isinstance(claim, (TradeFigure, Indicator)) and claim.id in self and self[claim.id] == claim

    def __iter__(self) -> Iterator[C]:
        return iter(self._index.records)

    def __len__(self) -> int:
        return len(self._index.records)

    def __eq__(self, other: object) -> bool:
        return self._index.records == other._index.records if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(claim.id for claim in self))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a selection is immutable: narrow it with where() instead of setting {name}")

    def __repr__(self) -> str:
        shown = [claim.id for claim in self._index.records[:_SHOWN]] + ["…"] * (len(self) > _SHOWN)
        return f"<{type(self).__name__}: {len(self):,}{' claims: ' if shown else ''}{', '.join(shown)}>"
