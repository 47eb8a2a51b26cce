"""Collections: the records of one kind, by code."""

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from difflib import get_close_matches
from typing import Any, Final, Generic, NoReturn, TypeVar, final, overload

from regcoop.errors import UnknownCodeError

__all__ = ["Collection", "near_codes"]

T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R")
D = TypeVar("D")

_LONGEST: Final = 64
_SHOWN: Final = 6


def near_codes(code: object, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Give the known codes that look most like a code, for an error message.

    One that differs in case alone is the only one. Work is bounded: of a longer text only the first 64 characters are
    compared.
    """
    if not isinstance(code, str):
        return ()
    text = code[:_LONGEST]
    codes = sorted(known)
    same = tuple(other for other in codes if other.casefold() == text.casefold())
    return same or tuple(get_close_matches(text, codes, n=limit, cutoff=0.7))


@final
class Collection(Mapping[str, T_co], Generic[T_co]):
    """Hold the records of one kind, in the order of their codes, and answer by code.

    An atlas has one for each kind of record (`atlas.countries`, `atlas.blocs`). It is a read-only mapping:
    `collection["TH"]`, `in`, `len`, `.values()`; iteration gives codes. The order is that of the codes, so that the
    same records always make the same collection.

    Examples:
        >>> from regcoop.atlas import Collection
        >>> digits = Collection.of("digit", [3, 1, 2], key=str)
        >>> list(digits), digits["2"]
        (['1', '2', '3'], 2)

    Attributes:
        kind: what the records are, in the singular: `country`, `border-crossing`.
        repeated: records whose code was already taken; an atlas refuses a collection that has some.
    """

    __slots__ = ("_by_code", "kind", "repeated")

    _by_code: dict[str, T_co]
    kind: str
    repeated: tuple[T_co, ...]

    def __init__(self, kind: str, by_code: Mapping[str, T_co], repeated: tuple[T_co, ...] = ()) -> None:
        """Copy a mapping; `Collection.of` is the usual way to make one."""
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "_by_code", {code: by_code[code] for code in sorted(by_code)})
        object.__setattr__(self, "repeated", repeated)

    @classmethod
    def of(cls, kind: str, records: Iterable[R], *, key: Callable[[R], str]) -> "Collection[R]":
        """Make a collection of records, each under the code that `key` gives."""
        by_code: dict[str, R] = {}
        repeated = tuple(record for record in records if by_code.setdefault(key(record), record) is not record)
        return Collection(kind, by_code, repeated)

    def __getitem__(self, code: str) -> T_co:
        try:
            return self._by_code[code]
        except (KeyError, TypeError):
            pass
        raise UnknownCodeError(self.kind, code, near_codes(code, self._by_code))

    @overload
    def get(self, code: str, /) -> T_co | None: ...

    @overload
    def get(self, code: str, /, default: T_co | D) -> T_co | D: ...

    def get(self, code: str, /, default: T_co | D | None = None) -> T_co | D | None:
        """Give a record, or the default; the error that `[]` would raise, with near codes, is not made for it."""
        return self._by_code.get(code, default)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code in self._by_code

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    # The views of the dictionary: a mapping's own look every record up again.

    def keys(self) -> KeysView[str]:
        """Give the codes."""
        return self._by_code.keys()

    def values(self) -> ValuesView[T_co]:
        """Give the records."""
        return self._by_code.values()

    def items(self) -> ItemsView[str, T_co]:
        """Give each code with its record."""
        return self._by_code.items()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Collection is immutable: build another one instead of setting {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Collection is immutable: build another one instead of deleting {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return Collection, (self.kind, self._by_code, self.repeated)

    def __repr__(self) -> str:
        codes = list(self._by_code)
        more = ", …" if len(codes) > _SHOWN else ""
        return f"<Collection of {len(codes)} × {self.kind}: {', '.join(codes[:_SHOWN])}{more}>"
