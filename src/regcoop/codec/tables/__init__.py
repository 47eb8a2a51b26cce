"""The declared tables of the data package, in reading order."""

from types import MappingProxyType
from typing import Final

from regcoop.codec.tables.claims import CLAIM_TABLES
from regcoop.codec.tables.exchange import EXCHANGE
from regcoop.codec.tables.network import NETWORK
from regcoop.codec.tables.reference import REFERENCE
from regcoop.codec.tables.world import WORLD

__all__ = ["TABLES"]

TABLES: Final = MappingProxyType(
    {table.name: table for table in (*REFERENCE, *WORLD, *NETWORK, *CLAIM_TABLES, *EXCHANGE)}
)
"""Every table by name, reference tables first, then claims, then exchange rates."""
