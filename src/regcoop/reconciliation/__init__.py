"""What reported figures say about each other: checks, estimates and findings.

Use `reconcile` before you rely on a collection of figures. It works in three steps, so that no mistake spreads: claims
are brought to facts, every check that can be formed is evaluated on printed numbers, and only definitions give
estimates.
"""

from regcoop.reconciliation.records import (
    Check,
    CheckKind,
    Derivation,
    DerivedFigure,
    LeftOutFact,
    Reconciliation,
    UnprintedIndicator,
)
from regcoop.reconciliation.solving import Progress, reconcile

__all__ = [
    "Check",
    "CheckKind",
    "Derivation",
    "DerivedFigure",
    "LeftOutFact",
    "Progress",
    "Reconciliation",
    "UnprintedIndicator",
    "reconcile",
]
