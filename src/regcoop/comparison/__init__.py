"""Compare two reported claims: what kind of pair they are, how they then stand to each other, and on what that rests.

Use `compare` for any two, `check_growth`, `check_share` and `check_containment` for what a text prints about levels.
"""

from regcoop.comparison.comparing import compare
from regcoop.comparison.containing import ContainmentCheck, check_containment
from regcoop.comparison.growth_records import GrowthCheck
from regcoop.comparison.growths import check_growth
from regcoop.comparison.questions import FILLABLE
from regcoop.comparison.records import Comparison
from regcoop.comparison.sharing import ShareCheck, check_share
from regcoop.comparison.verdicts import Suspect, Verdict

__all__ = [
    "FILLABLE",
    "Comparison",
    "ContainmentCheck",
    "GrowthCheck",
    "ShareCheck",
    "Suspect",
    "Verdict",
    "check_containment",
    "check_growth",
    "check_share",
    "compare",
]
