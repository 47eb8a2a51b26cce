"""Errors about comparing, adding and checking claims."""

from typing import Final

from regcoop.errors.root import RegcoopError

__all__ = [
    "DisagreeingClaimsError",
    "EmptySelectionError",
    "IllegalSumError",
    "NoUsableFigureError",
    "NotAdditiveError",
    "NotPositiveError",
    "OverlappingPartsError",
    "PartExceedsWholeError",
    "UnlikeFiguresError",
]

_SHOWN: Final = 4


class EmptySelectionError(RegcoopError, ValueError):
    """Say that there is no claim to work with.

    Attributes:
        wanted: what was to be done with the claims.
    """

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted

    def __str__(self) -> str:
        return (
            f"there is no figure to {self.wanted}: the selection is empty;"
            " ask for fewer conditions, or leave out one after the other to see which finds nothing"
        )


class IllegalSumError(RegcoopError, ValueError):
    """Say that figures may not be added, by which rule, and which of them stand in the way.

    Attributes:
        rule: the rule that the sum breaks, one of `regcoop.aggregation.SumRule`.
        offenders: the ids of the claims that break it, in order.
        problem: what is wrong, in words.
        advice: what to do instead.
    """

    def __init__(self, rule: str, offenders: tuple[str, ...], problem: str, advice: str) -> None:
        super().__init__(rule, offenders, problem, advice)
        self.rule = rule
        self.offenders = offenders
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        shown, more = ", ".join(self.offenders[:_SHOWN]), len(self.offenders) - _SHOWN
        listed = f"{shown} and {more} more" if more > 0 else shown
        return f"these figures may not be added (rule {self.rule}): {self.problem} ({listed}): {self.advice}"


class NoUsableFigureError(RegcoopError, ValueError):
    """Say that none of the claims states what is needed.

    Attributes:
        wanted: what was to be formed.
        claims: the ids of the claims, in order.
        reasons: why they cannot be used, each reason once.
    """

    def __init__(self, wanted: str, claims: tuple[str, ...], reasons: tuple[str, ...]) -> None:
        super().__init__(wanted, claims, reasons)
        self.wanted = wanted
        self.claims = claims
        self.reasons = reasons

    def __str__(self) -> str:
        why = " or ".join(self.reasons)
        return (
            f"no claim can be used for {self.wanted}, as each {why} ({_listed(self.claims)}): ask for figures that can"
        )


class UnlikeFiguresError(RegcoopError, ValueError):
    """Say that claims differ in more than the one dimension that may vary.

    Attributes:
        wanted: what was to be formed.
        differing: the names of what differs: dimensions, attributes or the unit.
        offenders: the id of one claim for each variety, in order.
        may_vary: the dimension that may vary.
    """

    def __init__(self, wanted: str, differing: tuple[str, ...], offenders: tuple[str, ...], may_vary: str) -> None:
        super().__init__(wanted, differing, offenders, may_vary)
        self.wanted = wanted
        self.differing = differing
        self.offenders = offenders
        self.may_vary = may_vary

    def __str__(self) -> str:
        names = " and ".join(self.differing)
        verb = "differs" if len(self.differing) == 1 else "differ"
        return (
            f"these claims give no {self.wanted}, as the {names} {verb} ({_listed(self.offenders)}):"
            f" ask for claims that differ in the {self.may_vary} alone"
        )


class DisagreeingClaimsError(RegcoopError, ValueError):
    """Say that claims of one fact disagree, and that nobody said which of them counts.

    Attributes:
        wanted: what was to be formed.
        claims: the ids of the claims, the most exact one first.
        values: what they say, in the same order.
    """

    def __init__(self, wanted: str, claims: tuple[str, ...], values: tuple[str, ...]) -> None:
        super().__init__(wanted, claims, values)
        self.wanted = wanted
        self.claims = claims
        self.values = values

    def __str__(self) -> str:
        said = [f"{value} ({claim})" for claim, value in zip(self.claims, self.values, strict=True)]
        return (
            f"claims of one fact disagree, so that they give no {self.wanted}: {_listed(tuple(said))}:"
            " say which counts with claims='latest', or leave out those that you do not trust"
        )


class NotPositiveError(RegcoopError, ValueError):
    """Say that a value may be zero or negative where that has no meaning.

    Attributes:
        claim: the id of the claim.
        interval: where its value lies.
        role: what the value was to be, such as `base of a growth`.
    """

    def __init__(self, claim: str, interval: object, role: str) -> None:
        super().__init__(claim, interval, role)
        self.claim = claim
        self.interval = interval
        self.role = role

    def __str__(self) -> str:
        return (
            f"{self.claim} lies in {self.interval} and cannot be the {self.role}, which must lie above zero:"
            " take another figure, or say in words what changed"
        )


class PartExceedsWholeError(RegcoopError, ValueError):
    """Say that a part is larger than its whole, however both were rounded or cut off.

    Attributes:
        parts: the ids of the claims that are the part.
        whole: the id of the claim that is the whole.
    """

    def __init__(self, parts: tuple[str, ...], whole: str) -> None:
        super().__init__(parts, whole)
        self.parts = parts
        self.whole = whole

    def __str__(self) -> str:
        verb = "exceeds" if len(self.parts) == 1 else "together exceed"
        return (
            f"{_listed(self.parts)} {verb} the whole {self.whole}:"
            " check the scale words, the flows and the periods of both"
        )


class OverlappingPartsError(RegcoopError, ValueError):
    """Say that parts share something, or that nobody can say whether they do.

    Attributes:
        wanted: what was to be formed.
        pairs: the ids of claims that overlap, two by two.
        unknown: the ids of claims of which nobody can say what they overlap.
    """

    def __init__(self, wanted: str, pairs: tuple[tuple[str, str], ...], unknown: tuple[str, ...]) -> None:
        super().__init__(wanted, pairs, unknown)
        self.wanted = wanted
        self.pairs = pairs
        self.unknown = unknown

    def __str__(self) -> str:
        if self.pairs:
            problem = "overlap: " + _listed(tuple(f"{one} and {other}" for one, other in self.pairs))
        else:
            problem = f"may overlap, as nobody can say what these contain: {_listed(self.unknown)}"
        return f"the parts of {self.wanted} {problem}: leave out one of each pair, or give figures of disjoint parts"


class NotAdditiveError(RegcoopError, ValueError):
    """Say that figures of a measure have no parts that add up to a whole.

    Attributes:
        wanted: what was to be formed.
        what: the measure, flow or unit.
        reason: why its figures do not add up.
    """

    def __init__(self, wanted: str, what: str, reason: str) -> None:
        super().__init__(wanted, what, reason)
        self.wanted = wanted
        self.what = what
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"{self.what} gives no {self.wanted}, as {self.reason}:"
            " take figures of amounts that add up, such as the trade of a year"
        )


def _listed(ids: tuple[str, ...]) -> str:
    """Write some ids, the end of a long list as a count."""
    more = len(ids) - _SHOWN
    return ", ".join(ids[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
