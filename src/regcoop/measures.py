"""The closed vocabularies of a figure: measures, flows, concepts and commodities.

Use them to say what exactly was counted. They are rows of tables with sources, so that a user can add to them; the
library asks them what may be added up (`Measure.additive`), what mirrors what (`Flow.opposite`) and which goods lie
inside which (`Commodity.hs_codes`).
"""

import re
from enum import StrEnum
from itertools import pairwise
from typing import Final, final

import attrs

from regcoop._records import check_enum, check_flag, check_id, check_pattern, check_sourced, show_source
from regcoop._show import show_record
from regcoop._validate import check_int, check_optional, check_text, check_tuple, check_unique
from regcoop.errors import FieldValueError, InvalidRecordError
from regcoop.sources import Source

__all__ = ["Commodity", "Concept", "Flow", "Measure", "MeasureTime"]

_HS: Final = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,4}")


class MeasureTime(StrEnum):
    """Tell how a measure stands in time.

    Flows of disjoint periods can be added; a stock holds on one day; a cumulative figure already contains its earlier
    months; a level or a rate is never added.
    """

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"
    LEVEL = "level"
    RATE = "rate"


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Measure:
    """Say what a figure measures, and what may be done with it.

    Examples:
        >>> from regcoop.measures import Measure, MeasureTime
        >>> from regcoop.sources import Source, SourceKind
        >>> un = Source("un-imts-2010", publisher="United Nations", title="IMTS 2010", kind=SourceKind.REFERENCE)
        >>> trade = Measure(
        ...     "goods-trade", name="Goods trade", time=MeasureTime.FLOW, additive=True, non_negative=True,
        ...     definition="Value of goods that cross the border of a customs territory.", source=un,
        ... )
        >>> trade.additive
        True

    Attributes:
        code: lower case with hyphens, such as `goods-trade`.
        additive: whether figures of it may be summed over disjoint partners or periods.
        non_negative: whether it cannot be below zero.
        definition: what is counted, in one sentence.
    """

    code: str
    name: str = attrs.field(kw_only=True)
    time: MeasureTime = attrs.field(kw_only=True)
    additive: bool = attrs.field(kw_only=True)
    non_negative: bool = attrs.field(kw_only=True)
    definition: str = attrs.field(kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("code", self.code)
        check_text("name", self.name)
        check_enum("time", self.time, MeasureTime)
        check_flag("additive", self.additive)
        check_flag("non_negative", self.non_negative)
        check_text("definition", self.definition)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Flow:
    """Say which way something goes between the reporter and the partner.

    `trade` means exports plus imports.

    Examples:
        >>> from regcoop.measures import Flow
        >>> from regcoop.sources import Source, SourceKind
        >>> un = Source("un-imts-2010", publisher="United Nations", title="IMTS 2010", kind=SourceKind.REFERENCE)
        >>> Flow("exports", name="Exports", opposite="imports", source=un).opposite
        'imports'

    Attributes:
        code: `exports`, `imports`, `trade`, `balance` and so on.
        opposite: the flow under which the partner reports the same thing; its own code if that is the same.
        sign: -1 if the number turns its sign when seen from the partner, as a balance does; else 1.
    """

    code: str
    name: str = attrs.field(kw_only=True)
    opposite: str = attrs.field(kw_only=True)
    sign: int = attrs.field(default=1, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("code", self.code)
        check_text("name", self.name)
        check_id("opposite", self.opposite)
        check_int("sign", self.sign)
        if self.sign not in {1, -1}:
            raise FieldValueError("sign", str(self.sign), "1, or -1 where the sign turns when seen from the partner")
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Concept:
    """Say by which definition a measure was counted.

    Two figures of different stated concepts are never compared as the same fact: Chinese direct investment without
    the financial sector (a ministry's monthly count) is not all direct investment (the yearly bulletin).

    Examples:
        >>> from regcoop.measures import Concept
        >>> from regcoop.sources import Source, SourceKind
        >>> bulletin = Source("mofcom-odi-2023", publisher="MOFCOM", title="Bulletin", kind=SourceKind.PRIMARY)
        >>> Concept("odi-all", measure="fdi-flow", definition="With the financial sector.", source=bulletin).measure
        'fdi-flow'

    Attributes:
        code: lower case with hyphens.
        measure: code of the measure it defines.
        definition: what is counted and what is left out, in one sentence.
    """

    code: str
    measure: str = attrs.field(kw_only=True)
    definition: str = attrs.field(kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("code", self.code)
        check_id("measure", self.measure)
        check_text("definition", self.definition)
        check_sourced(self.source, self.note)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)


@final
@attrs.frozen(weakref_slot=False, repr=False)
class Commodity:
    """Name the goods of a figure, with the Harmonized System codes that they are known to be.

    A label of the press ("agricultural products") without codes is kept unmapped: nobody can say what it overlaps, so
    it is never added to another.

    Examples:
        >>> from regcoop.measures import Commodity
        >>> from regcoop.sources import Source, SourceKind
        >>> wco = Source("wco-hs-2022", publisher="WCO", title="HS 2022", kind=SourceKind.REFERENCE)
        >>> durian = Commodity(
        ...     "HS:081060", label="fresh durian", hs_edition="2022", hs_codes=("081060",), parent="HS:0810", source=wco
        ... )
        >>> durian.is_mapped
        True

    Attributes:
        code: `HS:` and the code if it is exactly one heading, else lower case with hyphens.
        hs_edition: the year of the edition that the codes belong to.
        hs_codes: chapters, headings and subheadings (2, 4, 6, 8 or 10 digits); none of them inside another. Empty if
            unmapped.
        parent: a commodity that contains it.
    """

    code: str
    label: str = attrs.field(kw_only=True)
    hs_edition: str | None = attrs.field(default=None, kw_only=True)
    hs_codes: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    parent: str | None = attrs.field(default=None, kw_only=True)
    source: Source = attrs.field(kw_only=True, repr=show_source)
    note: str = attrs.field(default="", kw_only=True)

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_id("code", self.code)
        check_text("label", self.label)
        check_optional("hs_edition", self.hs_edition, check_text)
        check_tuple("hs_codes", self.hs_codes, str)
        for hs_code in self.hs_codes:
            check_pattern("an item of hs_codes", hs_code, _HS, "an HS code of 2, 4, 6, 8 or 10 digits")
        check_unique("hs_codes", self.hs_codes)
        check_optional("parent", self.parent, check_id)
        check_sourced(self.source, self.note)
        self._check_codes()

    def _check_codes(self) -> None:
        if self.parent == self.code:
            raise InvalidRecordError(
                f"The commodity {self.code}", "is its own parent", "name a wider commodity, or none"
            )
        ordered = sorted(self.hs_codes)
        for wider, narrower in pairwise(ordered):
            if narrower.startswith(wider):
                problem = f"lists {narrower} beside {wider}, which contains it"
                raise InvalidRecordError(f"The commodity {self.code}", problem, "list the wider code only")

    @property
    def is_mapped(self) -> bool:
        """Tell whether Harmonized System codes say what it is."""
        return bool(self.hs_codes)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give the sources of the record."""
        return (self.source,)
