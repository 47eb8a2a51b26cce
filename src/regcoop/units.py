"""Units: one closed table of currencies, physical units, ratios and counted nouns.

Every currency and every counted noun is a dimension of its own, so that yuan plus dollars and containers plus
trains are errors by construction. The table is the packaged file `data/units.csv`, read once, when a unit is first
asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import Final, final

import attrs

from regcoop._validate import check_decimal, check_optional, check_range, check_text, check_type
from regcoop.errors import FieldValueError, UnknownUnitError
from regcoop.period import Period

__all__ = ["UNITS", "Unit", "parse_unit"]

_SUGGESTIONS: Final = 5
_PRESS_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "%": ("pct", "pp"),
    "per cent": ("pct",),
    "percentage points": ("pp",),
    "dollar": ("USD", "HKD", "SGD", "TWD", "AUD"),
    "us$": ("USD",),
    "$": ("USD",),
    "€": ("EUR",),
    "renminbi": ("CNY",),
    "rmb": ("CNY",),
    "yuan": ("CNY",),
    "cnh": ("CNY",),
    "¥": ("CNY", "JPY"),
    "元": ("CNY",),
    "baht": ("THB",),
    "dong": ("VND",),
    "rouble": ("RUB", "BYN"),
    "ruble": ("RUB", "BYN"),
    "ton": ("t", "short-ton", "long-ton"),
    "metric ton": ("t",),
    "mt": ("t",),
    "吨": ("t",),
    "twenty-foot equivalent unit": ("TEU",),
    "people": ("person",),
    "persons": ("person",),
    "a": ("year",),
    "firms": ("firm", "company"),
    "x": ("times",),
    "fold": ("times",),
    "km²": ("km2",),
    "m²": ("m2",),
    "m³": ("m3",),
}


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Unit:
    """Say what one of the things is that an amount counts.

    Units are looked up, not made: take them from `UNITS` or `parse_unit`. One code always gives the same object.

    >>> from regcoop.units import UNITS, parse_unit
    >>> UNITS["CNY"].kind, UNITS["CNY"].dimension
    ('money', 'CNY')
    >>> parse_unit("CNY/TEU").kind
    'money/container'

    Attributes:
        code: ISO 4217 for a currency, the symbol for a physical unit, an English word for a counted noun, `a/b` for
            two of them.
        name: the English name.
        dimension: units of one dimension can be converted by a fixed factor; each currency and each counted noun
            has its own.
        kind: the kind of quantity: `money`, `mass`, `length`, `area`, `volume`, `energy`, `power`, `time`, `container`,
            `count` or `ratio`, or two of them for a compound unit.
        factor: how many base units one is, exactly; None for a compound unit. The base units are kg, m, m2, m3, J,
            W, s, the calendar month and the plain ratio `times`; elsewhere the unit itself.
        pint: the name under which pint knows the unit, or would if it were defined.
        cldr: the unit or currency id of the Unicode CLDR, where it has one.
        iso_numeric: the three-digit code of ISO 4217 as a number, for currencies.
        valid_until: the last day before the successor took its place, for withdrawn currencies.
        successor: the code of the currency that took its place.
        source: the id of the source the row was taken from.
        note: what else one should know.
    """

    code: str
    name: str = attrs.field(kw_only=True, hash=False)
    dimension: str = attrs.field(kw_only=True, hash=False)
    kind: str = attrs.field(kw_only=True, hash=False)
    factor: Decimal | None = attrs.field(default=None, kw_only=True, hash=False)
    pint: str | None = attrs.field(default=None, kw_only=True, hash=False)
    cldr: str | None = attrs.field(default=None, kw_only=True, hash=False)
    iso_numeric: int | None = attrs.field(default=None, kw_only=True, hash=False)
    valid_until: Period | None = attrs.field(default=None, kw_only=True, hash=False)
    successor: str | None = attrs.field(default=None, kw_only=True, hash=False)
    source: str = attrs.field(default="general-knowledge", kw_only=True, hash=False)
    note: str = attrs.field(default="", kw_only=True, hash=False)

    def __attrs_post_init__(self) -> None:
        check_text("code", self.code)
        check_text("name", self.name)
        check_text("dimension", self.dimension)
        check_text("kind", self.kind)
        check_text("source", self.source)
        check_optional("factor", self.factor, _check_factor)
        check_optional("iso_numeric", self.iso_numeric, _check_numeric)
        check_type("note", self.note, str)
        for name in ("pint", "cldr", "successor"):
            check_optional(name, getattr(self, name), check_text)
        if self.valid_until is not None:
            check_type("valid_until", self.valid_until, Period)

    @property
    def is_money(self) -> bool:
        """Tell whether the unit is a currency."""
        return self.kind == "money"

    @property
    def is_compound(self) -> bool:
        """Tell whether the unit is one per another, such as `CNY/TEU`."""
        return "/" in self.code

    @property
    def numerator(self) -> "Unit | None":
        """Give the unit before the stroke of a compound unit; None for a simple one."""
        return UNITS[self.code.partition("/")[0]] if self.is_compound else None

    @property
    def denominator(self) -> "Unit | None":
        """Give the unit after the stroke of a compound unit; None for a simple one."""
        return UNITS[self.code.partition("/")[2]] if self.is_compound else None

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"parse_unit({self.code!r})"

    def __reduce__(self) -> tuple[Callable[..., "Unit"], tuple[str, ...]]:
        if UNITS.get(self.code) is self or self.is_compound:
            return parse_unit, (self.code,)
        return partial(Unit, **attrs.asdict(self, recurse=False)), ()


def _check_factor(name: str, value: object) -> None:
    check_decimal(name, value)
    if isinstance(value, Decimal) and value <= 0:
        raise FieldValueError(name, str(value), "a number above zero")


def _check_numeric(name: str, value: object) -> None:
    check_range(name, value, lowest=1, highest=999)


@final
class _Units(Mapping[str, Unit]):
    """The table of simple units by code; a unit is built when it is first asked for."""

    __slots__ = ()

    def __getitem__(self, code: str) -> Unit:
        if code not in _rows():
            raise UnknownUnitError(code, _near(code))
        return _simple(code)

    def __contains__(self, code: object) -> bool:
        return code in _rows()

    def __iter__(self) -> Iterator[str]:
        return iter(_rows())

    def __len__(self) -> int:
        return len(_rows())

    def __repr__(self) -> str:
        return "UNITS"


UNITS: Final[Mapping[str, Unit]] = _Units()
"""All simple units by code, in the order of their codes; closed, and read from the packaged table at first use."""


def parse_unit(code: str) -> Unit:
    """Give the unit that a code stands for, simple or compound.

    Use it wherever a unit comes as text. A compound unit is two simple codes with a stroke between: `CNY/TEU`, `km/h`,
    `t/year`. The same code always gives the same object. Names and press words are no codes: they are suggested,
    never taken.

    >>> from regcoop.units import parse_unit
    >>> parse_unit("t")
    parse_unit('t')
    >>> parse_unit("TEU/year").name
    'twenty-foot equivalent unit per year'
    >>> parse_unit("tonne")
    Traceback (most recent call last):
    regcoop.errors.units.UnknownUnitError: 'tonne' is not a unit code: write t if that is meant

    Raises:
        FieldTypeError: if the code is no text.
        UnknownUnitError: if the code, or a half of it, is not in the table.
    """
    check_type("code", code, str)
    return _parse(code)


@cache
def _parse(code: str) -> Unit:
    above, stroke, below = code.partition("/")
    if not stroke:
        return UNITS[code]
    top, bottom = UNITS[above], UNITS[below]
    return Unit(
        code,
        name=f"{top.name} per {bottom.name}",
        dimension=f"{top.dimension}/{bottom.dimension}",
        kind=f"{top.kind}/{bottom.kind}",
    )


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    from csv import DictReader
    from pkgutil import get_data  # a tenth of the import time of importlib.resources

    text = (get_data("regcoop", "data/units.csv") or b"").decode("utf-8")
    return {row["code"]: row for row in DictReader(text.splitlines())}


@cache
def _simple(code: str) -> Unit:
    row = _rows()[code]
    return Unit(
        code,
        name=row["name"],
        dimension=row["dimension"],
        kind=row["kind"],
        factor=Decimal(row["factor"]) if row["factor"] else None,
        pint=row["pint"] or None,
        cldr=row["cldr"] or None,
        iso_numeric=int(row["iso_numeric"]) if row["iso_numeric"] else None,
        valid_until=Period.parse(row["valid_until"]) if row["valid_until"] else None,
        successor=row["successor"] or None,
        source=row["source"],
        note=row["note"],
    )


def _near(code: object) -> tuple[str, ...]:
    """Find codes that may have been meant: press words, then names, then similar spellings."""
    from difflib import get_close_matches

    asked = str(code)[:40].strip().casefold()
    words = {asked, asked.removesuffix("s"), asked.replace("meter", "metre").removesuffix("s")}
    if asked.endswith("ies"):
        words.add(f"{asked[:-3]}y")
    for word in words & _PRESS_WORDS.keys():
        return _PRESS_WORDS[word]
    named = [code for code, row in _rows().items() if asked and not words.isdisjoint(_words(code, row["name"]))]
    if named:
        return tuple(named[:_SUGGESTIONS])
    by_fold = {code.casefold(): code for code in _rows()}
    return tuple(by_fold[code] for code in get_close_matches(asked, by_fold, n=_SUGGESTIONS))


def _words(code: str, name: str) -> set[str]:
    folded = name.casefold()
    return {code.casefold(), folded, *folded.split()}
