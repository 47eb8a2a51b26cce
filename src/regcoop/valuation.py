"""Valuation: where on its way a good is valued, CIF or FOB."""

from enum import StrEnum

__all__ = ["Valuation"]


class Valuation(StrEnum):
    """Tell where on its way a good is valued.

    CIF values it at the border of the importer, with freight and insurance; FOB at the border of the exporter,
    without (United Nations, International Merchandise Trade Statistics 2010). A sum of exports and imports is usually
    mixed.
    """

    CIF = "cif"
    FOB = "fob"
    MIXED = "mixed"
