"""Sums of figures, which are either legal and say what they are of, or refused with the rule they break.

Use `total` wherever figures are to be added: months, members of a group, goods, exports and imports.
"""

from regcoop.aggregation.assumptions import Assumed
from regcoop.aggregation.choosing import How, NotCountedReason
from regcoop.aggregation.coverage import Coverage
from regcoop.aggregation.intra_group import IntraGroup
from regcoop.aggregation.membership import (
    ActualMembers,
    Composition,
    FixedMembers,
    MembershipChange,
    actual,
    fixed,
)
from regcoop.aggregation.result import CompositionEffect, NotCounted, Total
from regcoop.aggregation.rules import SumRule
from regcoop.aggregation.summing import total

__all__ = [
    "ActualMembers",
    "Assumed",
    "Composition",
    "CompositionEffect",
    "Coverage",
    "FixedMembers",
    "How",
    "IntraGroup",
    "MembershipChange",
    "NotCounted",
    "NotCountedReason",
    "SumRule",
    "Total",
    "actual",
    "fixed",
    "total",
]
