"""Errors about single records."""

from regcoop._shorten import shorten
from regcoop.errors.root import RegcoopError

__all__ = [
    "EmptyClaimError",
    "InvalidRecordError",
    "NotAnAgreementError",
    "OverlappingMembershipsError",
    "QuantityKindError",
    "UncertainDateError",
    "UncertainMembershipError",
    "UnknownVersionError",
]


class InvalidRecordError(RegcoopError, ValueError):
    """Say that the fields of a record contradict each other.

    Args:
        record: the record in words, such as `segment boten-mohan`.
        problem: what contradicts what.
        advice: what to write instead.
    """

    def __init__(self, record: str, problem: str, advice: str) -> None:
        super().__init__(record, problem, advice)
        self.record = record
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.record} {self.problem}: {self.advice}"


class OverlappingMembershipsError(RegcoopError, ValueError):
    """Say that two rows give one party the same standing in one bloc on the same day.

    Args:
        bloc: the code of the bloc.
        party: the party.
        rows: the ids of the two rows.
    """

    def __init__(self, bloc: str, party: str, rows: tuple[str, ...]) -> None:
        super().__init__(bloc, party, rows)
        self.bloc = bloc
        self.party = party
        self.rows = rows

    def __str__(self) -> str:
        return (
            f"{self.party} has the same standing in {self.bloc} twice on one day, by {' and '.join(self.rows)}: "
            "end the earlier row where the later one starts"
        )


class UncertainMembershipError(RegcoopError, ValueError):
    """Say that the dates of some memberships are not known well enough to answer for this day or period.

    Args:
        bloc: the code of the bloc.
        when: the day or period that was asked for, as text.
        rows: the ids of the memberships (or parties of a pair) in doubt.
    """

    def __init__(self, bloc: str, when: str, rows: tuple[str, ...]) -> None:
        super().__init__(bloc, when, rows)
        self.bloc = bloc
        self.when = when
        self.rows = rows

    def __str__(self) -> str:
        shown, more = self.rows[:8], len(self.rows) - 8
        rows = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
        return (
            f"The dates of {rows} are not known well enough to say who was in {self.bloc} on {self.when}: "
            "ask with imprecise='in' or imprecise='out' to count doubtful ones in or out, "
            "or give those rows exact dates"
        )


class NotAnAgreementError(RegcoopError, ValueError):
    """Say that a bloc is no agreement, so nothing of it is in force.

    Args:
        bloc: the code of the bloc.
        kind: what it is.
    """

    def __init__(self, bloc: str, kind: str) -> None:
        super().__init__(bloc, kind)
        self.bloc = bloc
        self.kind = kind

    def __str__(self) -> str:
        return (
            f"{self.bloc} is a bloc of kind {self.kind}, not an agreement:"
            " ask members_on(day), or name one of its treaty versions"
        )


class UnknownVersionError(RegcoopError, LookupError, ValueError):
    """Say that a bloc has no version of this name.

    Args:
        bloc: the code of the bloc.
        version: what was asked for.
        known: the versions it has.
    """

    def __init__(self, bloc: str, version: str, known: tuple[str, ...]) -> None:
        super().__init__(bloc, version, known)
        self.bloc = bloc
        self.version = version
        self.known = known

    def __str__(self) -> str:
        known = ", ".join(self.known) or "those you add to it"
        return f"{self.bloc} has no version {shorten(self.version)}: write one of {known}"


class EmptyClaimError(RegcoopError, ValueError):
    """Say that a claim states nothing, or restates a value it does not have.

    Args:
        claim: the id of the figure or indicator.
        problem: what is missing.
    """

    def __init__(self, claim: str, problem: str) -> None:
        super().__init__(claim, problem)
        self.claim = claim
        self.problem = problem

    def __str__(self) -> str:
        return (
            f"The claim {shorten(self.claim)} {self.problem}:"
            " give the value, growth, share, rank or change that was printed"
        )


class QuantityKindError(RegcoopError, ValueError):
    """Say that the unit of a value is not of the kind of quantity that its fact is about.

    Args:
        claim: the id of the figure.
        quantity: the kind of quantity of the fact.
        unit: the code of the unit.
        kind: the kind of quantity of the unit.
    """

    def __init__(self, claim: str, quantity: str, unit: str, kind: str) -> None:
        super().__init__(claim, quantity, unit, kind)
        self.claim = claim
        self.quantity = quantity
        self.unit = unit
        self.kind = kind

    def __str__(self) -> str:
        return (
            f"The claim {shorten(self.claim)} is about {self.quantity}, "
            f"but its value is in {self.unit}, which is {self.kind}: "
            "give a value in a unit of that kind, or the fact the quantity it has"
        )


class UncertainDateError(RegcoopError, ValueError):
    """Say that the dates of a record are not known well enough to answer for this day.

    Args:
        record: the record in words, such as `segment boten-mohan`.
        when: the day that was asked for, as text.
    """

    def __init__(self, record: str, when: str) -> None:
        super().__init__(record, when)
        self.record = record
        self.when = when

    def __str__(self) -> str:
        return (
            f"The dates of {self.record} are not known well enough to answer for {self.when}: "
            "ask with imprecise='in' or imprecise='out' to count it in or out, or give it exact dates"
        )
