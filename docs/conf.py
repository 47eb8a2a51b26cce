"""Sphinx configuration."""

import shutil
import sys
from importlib.metadata import version as installed_version
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_extensions"))

# The notebooks live in examples/, where a user looks for them; the documentation shows a copy that it executes.
shutil.copytree(
    HERE.parent / "examples", HERE / "examples", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
)

project = "regcoop"
author = "The regcoop authors"
project_copyright = "The regcoop authors; code Apache-2.0, data CC BY 4.0"
release = installed_version("regcoop")
version = release

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "data_pages",
    "findings_pages",
    "table_pages",
]
exclude_patterns = ["_build", "inventories/*", "_extensions"]

html_theme = "furo"
html_title = "regcoop"
html_static_path = ["_static"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# Inventories are kept in the repository, so that a strict build needs no network.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3/", "inventories/python.inv"),
    "attrs": ("https://www.attrs.org/en/stable/", "inventories/attrs.inv"),
}

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["mystnb.unknown_mime_type"]

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

# Type variables and private bases have no page of their own; other libraries are named in annotations only.
nitpick_ignore = [
    ("py:class", "Axes"),
    ("py:class", "MultiGraph"),
    ("py:class", "Basis"),
    ("py:class", "Context"),
    ("py:class", "PlainQuantity"),
    ("py:class", "Rates"),
    ("py:class", "UnitRegistry"),
    ("py:class", "regcoop.atlas.collection.R"),
    ("py:class", "regcoop.atlas.collection.T_co"),
    ("py:class", "regcoop.atlas.selections.C"),
    ("py:class", "regcoop.atlas.tables.Tables"),
    ("py:class", "regcoop.errors.packages._Explained"),
]
