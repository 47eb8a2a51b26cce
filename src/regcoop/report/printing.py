"""Claims and their intervals as text, with the digits and the scale of the print."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from regcoop.amount import SCALES, Amount, Qualifier
from regcoop.figures import TradeFigure
from regcoop.indicators import Indicator
from regcoop.ratios import Growth, GrowthKind, Rank, Record, Share

__all__ = ["format_interval", "format_plain", "format_printed"]


def format_printed(claim: TradeFigure | Indicator) -> str:
    """Give a claim as it was printed: value with qualifier, restated amounts, growth, shares, ranks.

    Examples:
        >>> from regcoop.fixtures import load
        >>> from regcoop.report import format_printed
        >>> format_printed(load().figures["cn-asean-trade-2024-ytd07-usd-globaltimes"])
        '552 billion USD, +7.7 % year on year in USD, 15.8 % of partner=W'
    """
    return ", ".join(_printed_parts(claim))


def _printed_parts(claim: TradeFigure | Indicator) -> Iterator[str]:
    if claim.value is not None:
        to = getattr(claim, "value_to", None)
        yield f"{claim.value} to {to}" if to is not None else str(claim.value)
    yield from (f"restated {restated.amount}" for restated in claim.restatements)
    yield from map(_growth, claim.growths)
    yield from map(_share, claim.shares)
    yield from (f"{change.points} of {change.of}" for change in claim.changes)
    yield from map(_rank, claim.ranks)


_GROWTHS: Final[Mapping[GrowthKind, str]] = {
    GrowthKind.YOY: "year on year",
    GrowthKind.PREVIOUS_PERIOD: "on the period before",
    GrowthKind.SINCE: "since",
    GrowthKind.ANNUAL_AVERAGE: "a year on average since",
    GrowthKind.MULTIPLE: "times",
}


def _growth(growth: Growth) -> str:
    words = [_rate(growth), _GROWTHS[growth.kind]]
    if growth.kind is not GrowthKind.YOY:
        words.append(" or ".join(map(str, growth.against)) or growth.label)
    if growth.kind in (GrowthKind.SINCE, GrowthKind.ANNUAL_AVERAGE) and not words[-1]:
        words[-1] = "a time not stated"
    if growth.basis:
        words.append(f"in {growth.basis}")
    return " ".join(word for word in words if word)


def _rate(growth: Growth) -> str:
    if growth.rate is None:
        return str(growth.direction)
    if growth.kind is GrowthKind.MULTIPLE:
        return _qualified(growth.rate)
    return f"{_qualified(growth.rate, '' if growth.rate.value.is_signed() else '+')} %"


def _share(share: Share) -> str:
    whole = (
        share.whole
        if isinstance(share.whole, str)
        else "; ".join(f"{name}={value}" for name, value in share.whole or ())
    )
    return f"{_qualified(share.percent)} %" + (f" of {whole or share.label}" if whole or share.label else "")


def _rank(rank: Rank | Record) -> str:
    if isinstance(rank, Record):
        return f"{rank.extreme}" + (f" since {rank.since}" if rank.since else "")
    place = f"rank {rank.position}" if rank.position else "rank"
    return (
        place
        + (f" among {rank.among}" if rank.among else "")
        + (f", {rank.streak_years} years running" if rank.streak_years else "")
    )


def _qualified(amount: Amount, sign: str = "") -> str:
    words = "" if amount.qualifier is Qualifier.ROUNDED else f"{amount.qualifier.replace('-', ' ')} "
    return f"{words}{sign}{amount.text or format_plain(amount.value)}"


def format_interval(amount: Amount) -> str:
    """Give the interval of an amount in the scale in which it was printed.

    Examples:
        >>> from regcoop.amount import Amount
        >>> from regcoop.report import format_interval
        >>> format_interval(Amount.parse("42.64 billion", unit="CNY"))
        '42.635–42.645 billion'
    """
    scale = next((word for word in SCALES if amount.text.endswith(f" {word}")), "")
    shift = -SCALES[scale] if scale else 0
    ends = [_scaled(end, shift) for end in (amount.interval.lo, amount.interval.hi)]
    text = f"from {ends[0]}" if not amount.interval.is_finite else "–".join(dict.fromkeys(ends))
    return f"{text} {scale}".strip()


def _scaled(end: Decimal, shift: int) -> str:
    return format_plain(end.scaleb(shift) if end.is_finite() else end)


def format_plain(value: Decimal) -> str:
    """Write a decimal in full, without an exponent and without trailing zeros.

    Examples:
        >>> from decimal import Decimal
        >>> from regcoop.report import format_plain
        >>> format_plain(Decimal("42.640E+9"))
        '42640000000'
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
