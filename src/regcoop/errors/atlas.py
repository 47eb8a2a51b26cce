"""Errors about an atlas: its codes, names and references."""

from collections.abc import Sequence

from regcoop._shorten import shorten
from regcoop.errors.root import RegcoopError

__all__ = [
    "AmbiguousNameError",
    "AtlasError",
    "BrokenChainError",
    "CodeClashError",
    "DanglingReferenceError",
    "DuplicateCodeError",
    "MergeConflictError",
    "NoNameError",
    "RecordError",
    "SourceClashError",
    "UnknownCodeError",
    "UnknownLocaleError",
    "UnlistedMembersError",
]


class UnknownCodeError(RegcoopError, KeyError, ValueError):
    """Report a code that the atlas does not hold.

    Attributes:
        kind: what was looked for: `country`, `party`, `flow`, `figure` and so on.
        code: what was asked.
        near: codes that may have been meant; suggestions, never answers.
    """

    def __init__(self, kind: str, code: object, near: tuple[str, ...] = ()) -> None:
        super().__init__(kind, code, near)
        self.kind = kind
        self.code = code
        self.near = near

    def __str__(self) -> str:
        asked = f"the atlas has no {self.kind} with the code {shorten(self.code)}"
        if self.near:
            return f"{asked}: write {' or '.join(self.near)} if that is meant"
        return f"{asked}: write one of its codes, or look one up by name with atlas.find or atlas.suggest"


class AmbiguousNameError(RegcoopError, LookupError, ValueError):
    """Report a name that several records bear.

    Attributes:
        text: the name that was looked for.
        candidates: the codes of the records that it may mean, in order.
    """

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        super().__init__(text, candidates)
        self.text = text
        self.candidates = candidates

    def __str__(self) -> str:
        shown, more = self.candidates[:8], len(self.candidates) - 8
        listed = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
        return f"{shorten(self.text)} may mean {listed}: write the code, or the full name of the one that is meant"


class UnlistedMembersError(RegcoopError, LookupError):
    """Report a question about the members of a party whose members the atlas does not list.

    Attributes:
        party: code of the bloc or group.
    """

    def __init__(self, party: str) -> None:
        super().__init__(party)
        self.party = party

    def __str__(self) -> str:
        return (
            f"the members of {self.party} are not listed, so its territories cannot be counted:"
            " ask about a party whose members are, or merge an atlas that lists them"
        )


class RecordError(RegcoopError, ValueError):
    """Stand above the errors that are about one record of an atlas.

    Attributes:
        record_type: the kind of record, such as `figure` or `bloc`.
        record: code or id of the record.
        field: the field that is wrong.
        value: what the field says.
    """

    def __init__(self, record_type: str, record: str, field: str, value: str) -> None:
        super().__init__(record_type, record, field, value)
        self.record_type = record_type
        self.record = record
        self.field = field
        self.value = value

    @property
    def where(self) -> str:
        """The record and the field in words."""
        return f"{self.record_type} {shorten(self.record)}, {self.field}"


class DanglingReferenceError(RecordError, LookupError):
    """Report a record that names another one which is not there."""

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, record_type: str, record: str, field: str, value: str, target: str
    ) -> None:
        super().__init__(record_type, record, field, value)
        self.args = (record_type, record, field, value, target)
        self.target = target

    def __str__(self) -> str:
        return (
            f"{self.where}: there is no {self.target} {shorten(self.value)}: add that record, or name one that is there"
        )


class DuplicateCodeError(RecordError):
    """Report a second record under a code that is already taken."""

    def __str__(self) -> str:
        return f"{self.where}: {shorten(self.value)} stands twice: give each record a code of its own"


class CodeClashError(RecordError):
    """Report a code that means something else in the same name space."""

    def __init__(  # noqa: PLR0917  # all positional, so that errors can be copied and pickled
        self, record_type: str, record: str, field: str, value: str, other: str
    ) -> None:
        super().__init__(record_type, record, field, value)
        self.args = (record_type, record, field, value, other)
        self.other = other

    def __str__(self) -> str:
        return (
            f"{self.where}: {shorten(self.value)} is also {self.other}: choose another code for the {self.record_type}"
        )


class BrokenChainError(RecordError):
    """Report a chain of segments in which one does not begin where the one before it ends."""

    def __str__(self) -> str:
        return (
            f"{self.where}: {self.value} does not join the segments before it:"
            " put the segments in order, or add the missing one"
        )


class SourceClashError(RecordError):
    """Report two different sources under one id."""

    def __str__(self) -> str:
        return (
            f"{self.where}: the source {shorten(self.value)} is described in two ways: use one description, or two ids"
        )


class MergeConflictError(RecordError):
    """Report a record that two atlases describe differently."""

    def __str__(self) -> str:
        return f"{self.where}: the two atlases differ: make them agree, or merge with on_conflict='ours' or 'theirs'"


class AtlasError(RegcoopError, ExceptionGroup[RecordError]):
    """Report everything that is wrong with the records of an atlas, all at once.

    Catch it and walk through `problems`: each is a `RecordError` that names the record type, the record,
    the field and the value.
    """

    @property
    def problems(self) -> tuple[RecordError, ...]:
        """Give the errors as what they are, without groups inside the group."""
        return tuple(error for error in self.exceptions if isinstance(error, RecordError))

    def derive(self, excs: Sequence[RecordError], /) -> "AtlasError":  # type: ignore[override]  # narrower on purpose
        """Build the same group over other errors, as `split` and `subgroup` ask for."""
        return AtlasError(self.message, excs)

    def __str__(self) -> str:
        shown = "; ".join(str(problem) for problem in self.exceptions[:3])
        more = len(self.exceptions) - 3
        return f"{self.message}: {shown}" + (f"; and {more} more (see .exceptions)" if more > 0 else "")


class UnknownLocaleError(RegcoopError, LookupError, ValueError):
    """Report a locale that the Unicode locale data do not know.

    Attributes:
        locale: what was given.
    """

    def __init__(self, locale: object) -> None:
        super().__init__(locale)
        self.locale = locale

    def __str__(self) -> str:
        return f"{shorten(self.locale)} is not a known locale: write one such as 'en', 'zh' or 'zh_Hant'"


class NoNameError(RegcoopError, LookupError, ValueError):
    """Report a code that has no name in a language.

    Attributes:
        code: the code.
        locale: the language that was asked for.
    """

    def __init__(self, code: str, locale: str) -> None:
        super().__init__(code, locale)
        self.code = code
        self.locale = locale

    def __str__(self) -> str:
        return (
            f"{shorten(self.code)} has no name in the locale {shorten(self.locale)}:"
            " ask for its English name, or pass an atlas whose names have one"
        )
