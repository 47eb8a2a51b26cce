"""Read what a person says about the findings in the bundled atlas, and compare it with what is found."""

import tomllib
from pathlib import Path
from typing import NamedTuple, TypeAlias

from regcoop.findings import Finding, Severity
from regcoop.reconciliation import Reconciliation

EXPLANATIONS = Path(__file__).parent.parent / "findings.toml"

SURE = ("certain", "very likely", "likely", "open")
"""How sure an explanation is; the page says what each word means."""

Key: TypeAlias = tuple[str, frozenset[str]]


class Explanation(NamedTuple):
    """Hold what a person says about one finding."""

    code: str
    subjects: tuple[str, ...]
    title: str
    text: str
    sure: str
    resolve: str

    @property
    def key(self) -> Key:
        """Give the code and the claims, by which it belongs to a finding."""
        return self.code, frozenset(self.subjects)


class Group(NamedTuple):
    """Hold what a person says about all informational findings of one code."""

    code: str
    title: str
    text: str


class Explanations(NamedTuple):
    """Hold all explanations, in the order of the file."""

    findings: tuple[Explanation, ...]
    groups: tuple[Group, ...]


class Account(NamedTuple):
    """Hold which findings lack an explanation, and which explanations belong to no finding."""

    unexplained: tuple[str, ...]
    stale: tuple[str, ...]


def explanations(path: Path = EXPLANATIONS) -> Explanations:
    """Read the explanations; an unknown word for how sure one is, is an error."""
    with path.open("rb") as file:
        found = tomllib.load(file)
    singles = tuple(
        Explanation(
            one["code"], tuple(one["subjects"]), one["title"], one["text"].strip(), one["sure"], one["resolve"].strip()
        )
        for one in found["finding"]
    )
    for one in singles:
        if one.sure not in SURE:
            raise ValueError(f"{one.title}: {one.sure!r} is none of {', '.join(SURE)}")
    groups = tuple(Group(one["code"], one["title"], one["text"].strip()) for one in found["group"])
    return Explanations(singles, groups)


def key_of(finding: Finding) -> Key:
    """Give the code and the claims of a finding."""
    return finding.code, frozenset(finding.subjects)


def account(result: Reconciliation, said: Explanations) -> Account:
    """Compare findings and explanations: one each for an error or a warning, one for each code of the others."""
    grave = {key_of(one) for one in result.findings if one.severity is not Severity.INFO}
    codes = {one.code for one in result.of_severity(Severity.INFO)}
    explained = {one.key for one in said.findings}
    groups = {one.code for one in said.groups}
    unexplained = [*map(_told, grave - explained), *(codes - groups)]
    stale = [*map(_told, explained - grave), *(groups - codes)]
    return Account(tuple(sorted(unexplained)), tuple(sorted(stale)))


def _told(key: Key) -> str:
    return f"{key[0]}: {', '.join(sorted(key[1]))}"
