"""Hand results to other programs: references as CSL-JSON and BibTeX, figures as SDMX-CSV.

Use `bibliography` for the sources behind any result, `to_csl_json` and `to_bibtex` to cite them, and `to_sdmx_csv` for
figures as observations. Corridors and routes as GeoJSON are given by `regcoop.network.geojson`.
"""

from regcoop.export.bibtex import bibtex_key, to_bibtex, write_bibtex
from regcoop.export.components import SDMX_COMPONENTS, SDMX_STRUCTURE, Component, ComponentRole
from regcoop.export.csl import CSL_TYPES, to_csl_json, write_csl_json
from regcoop.export.files import write_text
from regcoop.export.gathering import Sourced, SourcesOf, bibliography
from regcoop.export.observations import Formulas, NotAnObservation, SdmxCsv, to_sdmx_csv, write_sdmx_csv

__all__ = [
    "CSL_TYPES",
    "SDMX_COMPONENTS",
    "SDMX_STRUCTURE",
    "Component",
    "ComponentRole",
    "Formulas",
    "NotAnObservation",
    "SdmxCsv",
    "Sourced",
    "SourcesOf",
    "bibliography",
    "bibtex_key",
    "to_bibtex",
    "to_csl_json",
    "to_sdmx_csv",
    "write_bibtex",
    "write_csl_json",
    "write_sdmx_csv",
    "write_text",
]
