"""How the results of a series are told in words, and given as plain data."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from regcoop._decimal import UPPER
from regcoop.amount import Estimate
from regcoop.interval import Interval
from regcoop.rates.rate import format_digits
from regcoop.relations import AnyClaim, Assumption
from regcoop.series.claims import Provenance

__all__ = ["estimate_in_words", "listed", "plain", "plain_interval", "plain_provenance", "printed", "told", "within"]

_DIGITS: Final = 5
_MOST_DIGITS: Final = 13
_MOST_LISTED: Final = 8
_SLACK: Final = Decimal("1.2")
"""By how much rounding its ends outward may widen an interval in print."""

_WORDS: Final = {"pct": " percent", "times": ""}


def listed(texts: Iterable[str], *, most: int = _MOST_LISTED) -> str:
    """Write some texts as a list in words, the end of a long one as a count.

    >>> from regcoop.series.wording import listed
    >>> listed(["KG", "KZ", "TJ"]), listed(["1", "2", "3", "4"], most=2)
    ('KG, KZ and TJ', '1, 2 and 2 more')
    """
    words = list(texts)
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def within(interval: Interval) -> str:
    """Write an interval, its ends rounded outward to as many digits as its width needs, five at least.

    >>> from decimal import Decimal
    >>> from regcoop.interval import Interval
    >>> from regcoop.series.wording import within
    >>> within(Interval(Decimal("65.0123456"), Decimal("65.0123999")))
    'between 65.01234 and 65.01240'
    >>> within(Interval(Decimal(5), Decimal("Infinity")))
    'at least 5'
    """
    if not interval.is_finite:
        return _half_open(interval)
    if interval.lo == interval.hi:
        return f"exactly {format_digits(interval.lo, _DIGITS)}"
    wide = UPPER.multiply(interval.width, _SLACK)
    for digits in range(_DIGITS, _MOST_DIGITS):
        if _print_width(interval, digits) <= wide:
            return _between(interval, digits)
    return _between(interval, _MOST_DIGITS)


def _between(interval: Interval, digits: int) -> str:
    lo, hi = _rounded(interval.lo, digits, ROUND_FLOOR), _rounded(interval.hi, digits, ROUND_CEILING)
    return f"between {lo:,f} and {hi:,f}"


def _print_width(interval: Interval, digits: int) -> Decimal:
    """Give how wide an interval is once its ends are rounded outward."""
    return UPPER.subtract(_rounded(interval.hi, digits, ROUND_CEILING), _rounded(interval.lo, digits, ROUND_FLOOR))


def _half_open(interval: Interval) -> str:
    if interval.lo.is_finite():
        return f"at least {_rounded(interval.lo, _DIGITS, ROUND_FLOOR):,f}"
    return f"at most {_rounded(interval.hi, _DIGITS, ROUND_CEILING):,f}" if interval.hi.is_finite() else "anywhere"


def _rounded(number: Decimal, digits: int, rounding: str) -> Decimal:
    return Context(prec=digits, rounding=rounding).plus(number)


def estimate_in_words(estimate: Estimate) -> str:
    """Write an estimate with its unit and its interval.

    >>> from decimal import Decimal
    >>> from regcoop.amount import Estimate
    >>> from regcoop.interval import Interval
    >>> from regcoop.series.wording import estimate_in_words
    >>> estimate_in_words(Estimate(Decimal("7.72"), Interval(Decimal("7.71"), Decimal("7.73")), unit="pct"))
    '7.72 percent, between 7.71 and 7.73'
    """
    unit = _WORDS.get(estimate.unit.code, f" {estimate.unit}")
    return f"{format_digits(estimate.value, _DIGITS)}{unit}, {within(estimate.interval)}"


def printed(claim: AnyClaim) -> str:
    """Write a claim by its id, with what was printed and its period."""
    upper = getattr(claim, "value_to", None)
    value = f"{claim.value}" if upper is None else f"{claim.value} to {upper}"
    return f"{claim.id} ({value} in {claim.period})"


def told(lines: Iterable[str], provenance: Provenance) -> str:
    """Put the lines of a result together, and under them what was assumed and left out, and on whose word it rests."""
    below = [
        _line("Assumed", _assumptions(provenance.assumed)),
        _line("Not counted", [claim.id for claim in provenance.not_counted]),
        _line("Left out", [str(skipped) for skipped in provenance.skipped]),
        _line("Sources", [source.citation() for source in provenance.sources]),
    ]
    return "\n".join([*lines, *(line for line in below if line)])


def _line(head: str, texts: list[str]) -> str:
    return f"{head}: {'; '.join([*texts[:_MOST_LISTED], *_rest(texts)])}." if texts else ""


def _rest(texts: list[str]) -> list[str]:
    more = len(texts) - _MOST_LISTED
    return [f"and {more} more"] if more > 0 else []


def _assumptions(assumed: Iterable[Assumption]) -> list[str]:
    """Write assumptions, those that differ in the claim alone as one."""
    groups: defaultdict[tuple[str, str, str], list[Assumption]] = defaultdict(list)
    for one in assumed:
        groups[one.attribute, one.reason, one.value].append(one)
    return [
        str(group[0]).replace(f" of {group[0].claim},", f" of {len(group)} claims,", 1)
        if len(group) > 1
        else str(group[0])
        for group in groups.values()
    ]


# Plain data


def plain_interval(interval: Interval) -> list[str]:
    """Give the ends as texts without an exponent."""
    return [_plain(interval.lo), _plain(interval.hi)]


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def plain(estimate: Estimate | None) -> dict[str, object] | None:
    """Give an estimate as plain data; numbers are texts, so that no digit is lost."""
    if estimate is None:
        return None
    return {
        "value": _plain(estimate.value),
        "interval": plain_interval(estimate.interval),
        "unit": estimate.unit.code,
    }


def plain_provenance(provenance: Provenance) -> dict[str, object]:
    """Give what a result was formed from as plain data."""
    return {
        "figures": list(provenance.figures),
        "not_counted": [claim.id for claim in provenance.not_counted],
        "skipped": [{"claim": one.claim.id, "reason": one.reason} for one in provenance.skipped],
        "assumed": [str(one) for one in provenance.assumed],
        "sources": [source.id for source in provenance.sources],
    }
