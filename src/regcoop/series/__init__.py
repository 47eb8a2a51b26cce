"""Series of figures: growth, index numbers, months of a year to date, ranks, shares and concentration.

Every result is a record with its intervals, the claims it was formed from, their sources and what was assumed. Nothing
is formed of claims that differ in more than the question allows, and the order of the claims never matters.
"""

from regcoop.series.claims import CLAIM_CHOICES, VARYING, ClaimChoice, Provenance, SkippedClaim, Varying
from regcoop.series.concentrations import Concentration, concentration
from regcoop.series.growths import GrowthRate, average_annual_growth, growth
from regcoop.series.indexes import IndexNumber, IndexSeries, index_numbers
from regcoop.series.parts import PartShare, ShareTable, shares
from regcoop.series.ranks import RankedClaim, Ranking, RankingOrder, ranking
from regcoop.series.year_to_date import YearToDatePiece, YearToDatePieces, months_of
from regcoop.series.yearly import GrowthGap, GrowthSeries, growth_series

__all__ = [
    "CLAIM_CHOICES",
    "VARYING",
    "ClaimChoice",
    "Concentration",
    "GrowthGap",
    "GrowthRate",
    "GrowthSeries",
    "IndexNumber",
    "IndexSeries",
    "PartShare",
    "Provenance",
    "RankedClaim",
    "Ranking",
    "RankingOrder",
    "ShareTable",
    "SkippedClaim",
    "Varying",
    "YearToDatePiece",
    "YearToDatePieces",
    "average_annual_growth",
    "concentration",
    "growth",
    "growth_series",
    "index_numbers",
    "months_of",
    "ranking",
    "shares",
]
