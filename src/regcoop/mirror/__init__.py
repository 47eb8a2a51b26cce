"""Mirror statistics: one flow as both of its sides report it, how far they lie apart, and how that moves over time.

What one country calls its exports the other calls its imports. Their numbers differ by valuation, timing and the
attribution of goods in transit; no rule says which is right, and an average of the two is nobody's figure.
"""

from regcoop.mirror.growths import MirrorGrowth, SideGrowth
from regcoop.mirror.over_time import MirrorSeries, MirrorTrend, mirror_series
from regcoop.mirror.pairing import mirror_pairs
from regcoop.mirror.pairs import MirrorPair

__all__ = [
    "MirrorGrowth",
    "MirrorPair",
    "MirrorSeries",
    "MirrorTrend",
    "SideGrowth",
    "mirror_pairs",
    "mirror_series",
]
