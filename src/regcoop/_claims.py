"""The check that figures and indicators share: both are claims, made of a value and of what was printed with it."""

from typing import Protocol

from regcoop._validate import check_tuple, check_type
from regcoop.amount import Amount
from regcoop.errors import EmptyClaimError
from regcoop.ratios import Growth, PercentagePoints, Rank, Record, Restatement, Share

__all__ = ["Claim", "check_claim"]


class Claim(Protocol):
    """Stand for a figure or an indicator."""

    @property
    def id(self) -> str:
        """Give the id of the claim."""
        ...

    @property
    def value(self) -> Amount | None:
        """Give the amount that was printed, if one was."""
        ...

    @property
    def growths(self) -> tuple[Growth, ...]:
        """Give the growth rates printed with it."""
        ...

    @property
    def shares(self) -> tuple[Share, ...]:
        """Give the shares printed with it."""
        ...

    @property
    def restatements(self) -> tuple[Restatement, ...]:
        """Give the amounts in brackets."""
        ...

    @property
    def ranks(self) -> tuple[Rank | Record, ...]:
        """Give the ranks and records printed with it."""
        ...

    @property
    def changes(self) -> tuple[PercentagePoints, ...]:
        """Give the changes in percentage points printed with it."""
        ...


def check_claim(claim: Claim) -> None:
    """Refuse a claim that says nothing, restates a value it does not have, or holds parts of another type.

    Raises:
        EmptyClaimError: if there is neither a value nor a growth, share, rank or change, or a restatement without a
            value.
        FieldTypeError: if a part is of another type.
    """
    if claim.value is not None:
        if type(claim.value) is not Amount:
            check_type("value", claim.value, Amount)
    elif claim.restatements:
        raise EmptyClaimError(claim.id, "restates a value that it does not state")
    elif not (claim.growths or claim.shares or claim.ranks or claim.changes):
        raise EmptyClaimError(claim.id, "states nothing")
    if claim.growths != ():
        check_tuple("growths", claim.growths, Growth)
    if claim.shares != ():
        check_tuple("shares", claim.shares, Share)
    if claim.restatements != ():
        check_tuple("restatements", claim.restatements, Restatement)
    if claim.ranks != ():
        check_tuple("ranks", claim.ranks, (Rank, Record))
    if claim.changes != ():
        check_tuple("changes", claim.changes, PercentagePoints)
