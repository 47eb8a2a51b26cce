"""The dimension logic: what two claims are to each other before their numbers are looked at.

Use it to ask how two parties, periods, commodities or flows stand to each other, and what kind of pair two claims are.
Comparison, sums and reconciliation stand on it.
"""

from regcoop.relations.attributes import (
    ATTRIBUTE_NAMES,
    Assumption,
    Attributes,
    attributes_of,
    compare_attributes,
    stated_attributes,
)
from regcoop.relations.commodities import relation_of_commodities, wider_commodities
from regcoop.relations.dimensions import DIMENSION_NAMES, AnyClaim, Dimensions, Level, dimensions_of, level_of
from regcoop.relations.factors import compounded_factor, factor_between, growth_of_factor, yearly_factor, years_between
from regcoop.relations.flows import PARTS_OF_FLOWS, parts_of_flow, relation_of_flows, whole_of_flow
from regcoop.relations.mirrors import MirrorClass, classify_mirror
from regcoop.relations.pairs import Pair, Relation, composed_side, meant_party, relate, relation_in
from regcoop.relations.parties import Parties, territories_ever
from regcoop.relations.periods import relation_of_periods
from regcoop.relations.sets import SetRelation, relation_of_sets, turned
from regcoop.relations.thresholds import THRESHOLDS, Thresholds

__all__ = [
    "ATTRIBUTE_NAMES",
    "DIMENSION_NAMES",
    "PARTS_OF_FLOWS",
    "THRESHOLDS",
    "AnyClaim",
    "Assumption",
    "Attributes",
    "Dimensions",
    "Level",
    "MirrorClass",
    "Pair",
    "Parties",
    "Relation",
    "SetRelation",
    "Thresholds",
    "attributes_of",
    "classify_mirror",
    "compare_attributes",
    "composed_side",
    "compounded_factor",
    "dimensions_of",
    "factor_between",
    "growth_of_factor",
    "level_of",
    "meant_party",
    "parts_of_flow",
    "relate",
    "relation_in",
    "relation_of_commodities",
    "relation_of_flows",
    "relation_of_periods",
    "relation_of_sets",
    "stated_attributes",
    "territories_ever",
    "turned",
    "whole_of_flow",
    "wider_commodities",
    "yearly_factor",
    "years_between",
]
