"""Read single rows of the bundled tables, without loading the atlas."""

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data
from typing import Final, NamedTuple, final

from regcoop.period import Period
from regcoop.rate_series import RateSeries
from regcoop.sources import DateBasis, Source, SourceKind

__all__ = ["BUNDLED", "BundledAtlas", "BundledSeries", "bundled_source"]


@cache
def _text(table: str) -> str:
    """Read a table of the package; its rows are sorted by their key."""
    return "\n" + (get_data("regcoop", f"data/{table}.csv") or b"").decode("utf-8")


def _rows(table: str, prefix: str) -> Iterator[dict[str, str]]:
    """Give the rows that begin with a text; they stand together."""
    from csv import DictReader

    text = _text(table)
    first, last = text.find(f"\n{prefix}"), text.rfind(f"\n{prefix}")
    if first >= 0:
        end = text.index("\n", last + 1)
        header = text[1 : text.index("\n", 1)].split(",")
        yield from DictReader(text[first + 1 : end].split("\n"), fieldnames=header)


@cache
def bundled_source(key: str) -> Source:
    """Give a source of the bundled atlas by its id."""
    (row,) = _rows("sources", f"{key},")
    return Source(
        row["id"],
        publisher=row["publisher"],
        title=row["title"],
        kind=SourceKind(row["kind"]),
        date=Period.parse(row["date"]) if row["date"] else None,
        date_basis=DateBasis(row["date_basis"]),
        url=row["url"] or None,
        language=row["language"] or None,
        copy_of=row["copy_of"] or None,
        licence=row["licence"] or None,
        note=row["note"],
    )


@final
class BundledSeries(Mapping[str, RateSeries]):
    """Give the bundled series of monthly rates by their ids; one is read when it is asked for."""

    __slots__ = ()

    def __getitem__(self, key: str) -> RateSeries:
        return _series(*_keys()[key])

    def __iter__(self) -> Iterator[str]:
        return iter(_keys())

    def __len__(self) -> int:
        return len(_keys())


@final
class BundledAtlas(NamedTuple):
    """Stand for the bundled atlas where only its monthly rates are needed."""

    rates_monthly: Mapping[str, RateSeries]


BUNDLED: Final = BundledAtlas(BundledSeries())
"""The bundled monthly rates, none of them read yet."""


@cache
def _keys() -> Mapping[str, tuple[str, str, str]]:
    """Give the table and the two currencies of each series by its id."""
    lines = _text("rates_monthly").split("\n")[2:-1]
    keys = dict.fromkeys(tuple(line.split(",", 3)[:3]) for line in lines)
    return {"-".join(key).lower(): (key[0], key[1], key[2]) for key in keys}


@cache
def _series(table: str, base: str, quote: str) -> RateSeries:
    rows = tuple(_rows("rates_monthly", f"{table},{base},{quote},"))
    return RateSeries(
        table=table,
        base=base,
        quote=quote,
        months=tuple(row["month"] for row in rows),
        rates=tuple(row["rate"] for row in rows),
        notes=tuple((row["month"], row["note"]) for row in rows if row["note"]),
        source=bundled_source(rows[0]["source"]),
    )
