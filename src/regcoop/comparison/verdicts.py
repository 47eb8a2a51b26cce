"""The verdicts of comparison, and what is suspected where two claims do not fit."""

from enum import StrEnum
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_choice, check_int, check_text
from regcoop.errors import FieldValueError

__all__ = ["Suspect", "Verdict"]


class Verdict(StrEnum):
    """Tell how two claims stand to each other, given what kind of pair they are.

    A verdict speaks of the prints. None of them says which claim is right.

    >>> from regcoop.comparison import Verdict
    >>> Verdict("agree if truncated")
    <Verdict.TRUNCATED: 'agree if truncated'>
    """

    # One fact
    AGREE = "agree"
    """The rounded readings meet."""

    TRUNCATED = "agree if truncated"
    """They meet if digits were cut off rather than rounded."""

    SCALE = "scale suspect"
    """They meet if one is multiplied by a power of ten, as where a scale word is mistaken."""

    REVISION = "revision"
    """They are near enough to be two releases of one compiler, which is a presumption."""

    CONFLICT = "conflict"
    """None of these holds, so that both cannot be right."""

    NEEDS_RATE = "needs rate"
    """Only a rate of exchange could tell, and there is none."""

    UNIT = "unit suspect"
    """The same digits stand in two currencies."""

    # Part and whole
    WITHIN = "within"
    """The part is not above the whole."""

    EXCEEDS = "exceeds"
    """The part is above the whole, however the digits are read."""

    FLOW = "flow suspect"
    """One flow has the number of the flow that it is a part of, as where a flow word is mistaken."""

    # Growths and shares
    CONSISTENT = "consistent"
    """The printed rate fits the levels."""

    TRUNCATED_PRINT = "truncated print"
    """The printed rate fits if digits were cut off."""

    OTHER_BASIS = "other currency basis"
    """The printed rate is one of growth in another currency than that of the levels."""

    REVISED_BASE = "revised base"
    """The rate stands on a base a little off the printed one, presumably a revised one."""

    INCONSISTENT = "inconsistent"
    """The printed rate does not fit the levels."""

    # Mirrors
    CIF_FOB = "within the CIF/FOB range"
    """Freight and insurance explain the ratio."""

    PARITY = "near parity"
    """The two sides are nearly equal."""

    NORMAL = "normal"
    """The ratio is what totals of both directions mostly show."""

    ASYMMETRY = "asymmetry"
    """The two valuations do not explain the ratio."""

    STRONG = "strong asymmetry"
    """The two sides hardly speak of the same thing."""


_SUSPECTS: Final = (Verdict.SCALE, Verdict.UNIT, Verdict.FLOW)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Suspect:
    """Name what may have gone wrong in one of two claims; a pair alone never tells in which.

    >>> from regcoop.comparison import Suspect, Verdict
    >>> print(Suspect(Verdict.SCALE, "9.1 trillion USD is 9.1 billion USD times 1,000", power=3))
    scale suspect(10^3)

    Attributes:
        kind: scale, unit or flow suspect.
        told: what speaks for it, in words.
        power: for a scale the power of ten that brings the second claim onto the first.

    Raises:
        FieldValueError: if the kind is another verdict, or a power stands with no scale.
    """

    kind: Verdict
    told: str
    power: int | None = attrs.field(default=None, kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_choice("kind", self.kind, _SUSPECTS)
        check_text("told", self.told)
        if self.power is not None:
            check_int("power", self.power)
        if (self.power is None) is (self.kind is Verdict.SCALE):
            raise FieldValueError("power", str(self.power), "a power of ten for a scale suspect, and None for others")

    def __str__(self) -> str:
        return self.kind.value if self.power is None else f"{self.kind.value}(10^{self.power})"
