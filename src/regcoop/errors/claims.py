"""Errors about pairs of claims."""

from regcoop.errors.root import RegcoopError

__all__ = ["IncomparableClaimsError"]


class IncomparableClaimsError(RegcoopError, ValueError):
    """Say that two claims are not of the kind that a check needs.

    Attributes:
        claims: the ids of the two.
        wanted: what was to be checked.
        reasons: why it cannot be, each a clause.
        advice: what to do instead.
    """

    def __init__(self, claims: tuple[str, str], wanted: str, reasons: tuple[str, ...], advice: str) -> None:
        super().__init__(claims, wanted, reasons, advice)
        self.claims = claims
        self.wanted = wanted
        self.reasons = reasons
        self.advice = advice

    def __str__(self) -> str:
        return (
            f"{self.claims[0]} and {self.claims[1]} give no {self.wanted}, as {'; '.join(self.reasons)}: {self.advice}"
        )
