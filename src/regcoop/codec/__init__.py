"""Read and write data packages: directories of CSV tables with a `datapackage.json`.

Use it for tables of your own, in the layout of the bundled ones. cattrs is touched here alone.
"""

from regcoop.codec.package import check_package, read_package, write_package

__all__ = ["check_package", "read_package", "write_package"]
