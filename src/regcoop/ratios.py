"""What is printed beside a number: growths, shares, percentage points, restatements, ranks and records.

Each is a type of its own, so that a share is never compared with a growth, nor percent with percentage points.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_range, check_text, check_tuple, check_type, check_unique, shorten
from regcoop.amount import Amount, Qualifier
from regcoop.errors import FieldValueError, InvalidRatioError, RatioUnitError
from regcoop.interval import Interval
from regcoop.period import Period
from regcoop.units import parse_unit

__all__ = [
    "VOLUME",
    "WHOLE_DIMENSIONS",
    "Direction",
    "Extreme",
    "Growth",
    "GrowthKind",
    "PercentagePoints",
    "PointsOf",
    "Rank",
    "Record",
    "Restatement",
    "Share",
    "ShareBasis",
    "Whole",
    "format_whole",
    "parse_whole",
]

VOLUME: Final = "volume"
"""The basis of a growth in quantities or at constant prices, instead of the code of a unit."""

WHOLE_DIMENSIONS: Final = frozenset(
    {"measure", "flow", "reporter", "partner", "commodity", "period", "quantity", "concept", "place"}
)
"""The dimensions of a fact that the whole of a share may replace."""

Whole: TypeAlias = str | tuple[tuple[str, str], ...]
"""The whole of a share, as a figure id or as dimensions of the figure's own fact with the values put in their place."""

_HUNDRED: Final = Decimal(100)
_ZERO: Final = Decimal(0)
_LARGEST_RANK: Final = 1_000_000
_LONGEST_STREAK: Final = 1_000


class GrowthKind(StrEnum):
    """Tell what a growth is measured against."""

    YOY = "yoy"
    """The same part of the year before."""

    PREVIOUS_PERIOD = "previous-period"
    """The period just before (month on month, quarter on quarter)."""

    SINCE = "since"
    """A named earlier period, the whole change until now."""

    ANNUAL_AVERAGE = "annual-average"
    """A named earlier period, as a compound average over n years, the year of the level less that of the base."""

    MULTIPLE = "multiple"
    """A base as a multiple (3 for "tripled")."""


class Direction(StrEnum):
    """Tell whether a level rose or fell."""

    UP = "up"
    DOWN = "down"


class ShareBasis(StrEnum):
    """Tell whether a share is one of value or of quantity."""

    VALUE = "value"
    QUANTITY = "quantity"


class PointsOf(StrEnum):
    """Tell what percentage points are the difference of: two growth rates or two shares."""

    GROWTH = "growth"
    SHARE = "share"


class Extreme(StrEnum):
    """Tell to which side a record lies."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Growth:
    """Hold a printed growth: a rate with its own precision, or a bare direction, and what it is measured against.

    Use it for "up 7.7 percent year on year", "up 125 percent since the mechanism began", "tripled", "a significant
    increase".

    >>> from regcoop.amount import Amount
    >>> from regcoop.period import Period
    >>> from regcoop.ratios import Growth, GrowthKind
    >>> growth = Growth(Amount.parse("7.7", unit="pct"), kind=GrowthKind.YOY, basis="USD")
    >>> growth.direction, growth.factor
    (<Direction.UP: 'up'>, Interval(Decimal('1.0765'), Decimal('1.0775')))
    >>> tripled = Growth(Amount.parse("3", unit="times"), kind=GrowthKind.MULTIPLE, against=(Period.parse("2015"),))
    >>> print(tripled.factor)
    [2.5, 3.5]

    Attributes:
        rate: the rate in `pct`, negative for a fall, not below −100; for a `MULTIPLE` the level over its base in
            `times`, or with the direction `DOWN` the base over the level ("fell 2.6 times"). "Rose 2 times" is
            recorded as 2 or as 3 by the person who reads it. None if only a direction was printed.
        kind: what it is measured against.
        against: the periods that may be the base: one, several if the text is ambiguous, none if it is silent.
        basis: what was compared: the code of a unit (mostly a currency), or `volume`; None if unstated. Growth in
            yuan and in dollars differ for one flow.
        direction: up or down. It follows from the rate; give it where there is none. None only for a rate of zero.
        label: the words for the base, where they are no period ("the early stages of the mechanism").

    Raises:
        FieldTypeError: if a field has a wrong type.
        RatioUnitError: if the rate is not in `pct`, or that of a multiple not in `times`.
        InvalidRatioError: if there is neither rate nor direction, the two disagree, or the rate is impossible.
        UnknownUnitError: if the basis is neither `volume` nor the code of a unit.
    """

    rate: Amount | None = None
    kind: GrowthKind = attrs.field(kw_only=True)
    against: tuple[Period, ...] = attrs.field(default=(), kw_only=True)
    basis: str | None = attrs.field(default=None, kw_only=True)
    direction: Direction | None = attrs.field(default=None, kw_only=True)
    label: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("kind", self.kind, GrowthKind)
        check_tuple("against", self.against, Period)
        check_unique("against", self.against)
        _check_line("label", self.label)
        if self.basis is not None and self.basis != VOLUME:
            parse_unit(self.basis)
        if self.direction is not None:
            check_type("direction", self.direction, Direction)
        object.__setattr__(self, "direction", _direction(self))

    @property
    def factor(self) -> Interval | None:
        """Give the level over its base, as the print of the rate allows; None if only a direction was printed.

        For an annual average it is the factor of one year.
        """
        return None if self.rate is None else self._to_factor(self.rate.interval)

    @property
    def outer_factor(self) -> Interval | None:
        """Give the factor as rounded or cut off (`Amount.outer`): only outside it is a growth wrong."""
        return None if self.rate is None else self._to_factor(self.rate.outer)

    def _to_factor(self, rate: Interval) -> Interval:
        if self.kind is not GrowthKind.MULTIPLE:
            factor = rate / _HUNDRED + 1
            return Interval(max(factor.lo, _ZERO), factor.hi)
        is_fall = self.rate is not None and self.rate.value > 1 and self.direction is Direction.DOWN
        return _reciprocal(rate) if is_fall else rate


def _direction(growth: Growth) -> Direction | None:
    """Check the rate against the stated direction, and give the direction of the growth."""
    if growth.rate is None:
        if growth.direction is None:
            raise InvalidRatioError("Growth", "it has neither a rate nor a direction; give one of them")
        return growth.direction
    is_multiple = growth.kind is GrowthKind.MULTIPLE
    _check_amount("rate", growth.rate, "times" if is_multiple else "pct")
    derived = _side(growth.rate.value, 1) if is_multiple else _side(growth.rate.value, 0)
    if growth.rate.value < (0 if is_multiple else -_HUNDRED):
        raise InvalidRatioError("Growth", f"a level does not fall by {growth.rate}; record the two levels instead")
    if derived is None or growth.direction in (None, derived):
        return derived or growth.direction
    if is_multiple and growth.direction is Direction.DOWN:
        return Direction.DOWN
    reason = f"the rate {growth.rate} says {derived}, the direction {growth.direction}; write falls as negative rates"
    raise InvalidRatioError("Growth", reason)


def _reciprocal(rate: Interval) -> Interval:
    return 1 / rate if rate.lo else Interval((1 / Interval.point(rate.hi)).lo, Decimal("Infinity"))


def _side(rate: Decimal, still: int) -> Direction | None:
    """Tell on which side of standing still a rate lies; a printed −0.0 is a fall."""
    if rate == still:
        return Direction.DOWN if rate.is_signed() else None
    return Direction.UP if rate > still else Direction.DOWN


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Share:
    """Hold a printed share: a percentage of a whole that is another fact.

    Use it for "15.8 percent of the country's total". The whole is told by what differs from the figure's own fact.

    >>> from regcoop.amount import Amount
    >>> from regcoop.ratios import Share, parse_whole
    >>> share = Share(Amount.parse("15.8", unit="pct"), whole=parse_whole("partner=W"))
    >>> share.replaced, share.figure
    ((('partner', 'W'),), None)
    >>> print(share.fraction)
    [0.1575, 0.1585]

    Attributes:
        percent: the share in `pct`, not negative. It may exceed 100, as a share of a balance can.
        whole: dimensions replaced, sorted by name, or the id of a figure, see `parse_whole`; None if the text is
            silent.
        basis: share of value or of quantity; None if it is that of the figure.
        label: the words for the whole, where no fact and no figure stands for it.

    Raises:
        FieldTypeError: if a field has a wrong type.
        FieldValueError: if the whole names no dimension, one twice, or an empty value.
        RatioUnitError: if the percentage is not in `pct`.
        InvalidRatioError: if it is negative.
    """

    percent: Amount
    whole: Whole | None = attrs.field(default=None, kw_only=True)
    basis: ShareBasis | None = attrs.field(default=None, kw_only=True)
    label: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        _check_amount("percent", self.percent, "pct")
        if self.percent.value < 0:
            raise InvalidRatioError("Share", f"{self.percent} is negative; a part has the sign of its whole")
        if self.whole is not None:
            _check_whole(self.whole)
        if self.basis is not None:
            check_type("basis", self.basis, ShareBasis)
        _check_line("label", self.label)

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """Give the dimensions of the figure's own fact that the whole replaces; empty if it is a figure or unstated."""
        return self.whole if isinstance(self.whole, tuple) else ()

    @property
    def figure(self) -> str | None:
        """Give the id of the figure that is the whole; None if it is told by dimensions or unstated."""
        return self.whole if isinstance(self.whole, str) else None

    @property
    def fraction(self) -> Interval:
        """Give the part over its whole, as the print of the percentage allows."""
        return self.percent.interval / _HUNDRED

    @property
    def outer_fraction(self) -> Interval:
        """Give the fraction as rounded or cut off (`Amount.outer`): only outside it is a share wrong."""
        return self.percent.outer / _HUNDRED


def parse_whole(text: str) -> Whole:
    """Read the whole of a share from the text of a table cell.

    Dimensions with the values that replace those of the figure's own fact, joined by `;` as every list in a cell; `all`
    stands for all goods. A text without `=` is the id of a figure.

    >>> from regcoop.ratios import parse_whole
    >>> parse_whole("partner=W;commodity=all")
    (('commodity', 'all'), ('partner', 'W'))
    >>> parse_whole("cn-w-trade-2024-usd-gacc")
    'cn-w-trade-2024-usd-gacc'

    Raises:
        FieldValueError: if it names no dimension, one twice, or an empty value.
    """
    check_text("whole", text)
    pairs = [piece.partition("=") for piece in text.split(";")] if "=" in text else []
    whole: Whole = tuple(sorted((name, value) for name, _, value in pairs)) or text
    _check_whole(whole)
    return whole


def format_whole(whole: Whole) -> str:
    """Write the whole of a share as the text that `parse_whole` reads back.

    >>> from regcoop.ratios import format_whole
    >>> format_whole((("commodity", "all"), ("partner", "W")))
    'commodity=all;partner=W'
    """
    return whole if isinstance(whole, str) else ";".join(f"{name}={value}" for name, value in whole)


def _check_whole(whole: Whole) -> None:
    if isinstance(whole, str):
        _check_word("the figure of whole", whole)
        return
    check_tuple("whole", whole, tuple)
    for pair in whole:
        _check_replacement(pair)
    names = [name for name, _ in whole]
    if not names or names != sorted(set(names)):
        raise FieldValueError("whole", shorten(whole), "dimensions with values, sorted by name, each dimension once")


def _check_replacement(pair: tuple[str, ...]) -> None:
    if len(pair) != len(("name", "value")):
        raise FieldValueError("whole", shorten(pair), "pairs of a dimension and a value")
    check_choice("a dimension of whole", pair[0], tuple(sorted(WHOLE_DIMENSIONS)))
    _check_word(f"the {pair[0]} of whole", pair[1])


def _check_word(name: str, text: str) -> None:
    check_text(name, text)
    if any(character in text for character in "=; "):
        raise FieldValueError(name, shorten(text), "a code without blanks, '=' and ';'")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class PercentagePoints:
    """Hold a printed difference of two percentages: of two growth rates or of two shares.

    Use it for "the share rose by 0.8 percentage points", "5.8 points faster than the year before".

    >>> from regcoop.amount import Amount
    >>> from regcoop.ratios import PercentagePoints, PointsOf
    >>> str(PercentagePoints(Amount.parse("0.8", unit="pp"), of=PointsOf.SHARE).points)
    '0.8 pp'

    Attributes:
        points: the difference in `pp`, negative for a fall.
        of: whether it is one of growth rates or of shares.

    Raises:
        FieldTypeError: if a field has a wrong type.
        RatioUnitError: if the points are not in `pp`.
    """

    points: Amount
    of: PointsOf = attrs.field(kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        _check_amount("points", self.points, "pp")
        check_type("of", self.of, PointsOf)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Restatement:
    """Hold the amount in brackets: the same figure again, in another currency or unit.

    Use it for "146 million yuan (about 680 million baht)". It is evidence for the figure and no second figure.
    "About" in it only says that it was converted, and does not widen its interval.

    >>> from regcoop.amount import Amount, Qualifier
    >>> from regcoop.ratios import Restatement
    >>> restatement = Restatement(Amount.parse("680 million", unit="THB", qualifier=Qualifier.ABOUT))
    >>> print(restatement.interval)
    [675000000, 685000000]

    Attributes:
        amount: the amount as printed.
        note: what else one should know.

    Raises:
        FieldTypeError: if a field has a wrong type.
    """

    amount: Amount
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("amount", self.amount, Amount)
        _check_line("note", self.note)

    @property
    def interval(self) -> Interval:
        """Give the interval of the amount, with "about" read as rounded."""
        return self._read.interval

    @property
    def outer(self) -> Interval:
        """Give the outer interval of the amount, with "about" read as rounded."""
        return self._read.outer

    @property
    def _read(self) -> Amount:
        is_about = self.amount.qualifier is Qualifier.ABOUT
        return self.amount.with_qualifier(Qualifier.ROUNDED) if is_about else self.amount


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Rank:
    """Hold a printed rank: a position among others, or for how many years on end it has been held.

    Use it for "the largest trading partner for 15 consecutive years": position 1, streak 15.

    >>> from regcoop.ratios import Rank
    >>> Rank(1, among="trading partners of ASEAN", streak_years=15).streak_years
    15

    Attributes:
        position: 1 for the first; None if it was not printed ("among the largest").
        among: the words for those who are ranked.
        streak_years: for how many years on end, the last one included.
        note: what else one should know.

    Raises:
        FieldTypeError: if a field has a wrong type.
        FieldValueError: if the position or the streak is below 1.
        InvalidRatioError: if position, streak and `among` are all missing.
    """

    position: int | None = None
    among: str = attrs.field(default="", kw_only=True)
    streak_years: int | None = attrs.field(default=None, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        if self.position is not None:
            check_range("position", self.position, lowest=1, highest=_LARGEST_RANK)
        if self.streak_years is not None:
            check_range("streak_years", self.streak_years, lowest=1, highest=_LONGEST_STREAK)
        if self.position is None and self.streak_years is None and not self.among:
            raise InvalidRatioError("Rank", "it has no position, no streak and nobody to stand among; give one of them")
        _check_line("among", self.among)
        _check_line("note", self.note)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Record:
    """Hold a printed record: the highest or lowest level, ever or since a period.

    Use it for "a record high", "the lowest since 2016".

    >>> from regcoop.period import Period
    >>> from regcoop.ratios import Extreme, Record
    >>> Record(Extreme.LOWEST, since=Period.parse("2016")).extreme
    <Extreme.LOWEST: 'lowest'>

    Attributes:
        extreme: highest or lowest.
        since: the period since which; None for ever.
        note: what else one should know.

    Raises:
        FieldTypeError: if a field has a wrong type.
    """

    extreme: Extreme
    since: Period | None = attrs.field(default=None, kw_only=True)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_type("extreme", self.extreme, Extreme)
        if self.since is not None:
            check_type("since", self.since, Period)
        _check_line("note", self.note)


def _check_amount(name: str, amount: object, unit: str) -> None:
    check_type(name, amount, Amount)
    if isinstance(amount, Amount) and amount.unit.code != unit:
        raise RatioUnitError(name, amount.unit.code, (unit,))


def _check_line(name: str, text: object) -> None:
    if text != "":
        check_text(name, text)
