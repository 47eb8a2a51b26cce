"""The atlas: every record, checked against the others, with its questions and selections."""

from collections.abc import Collection as SomeOf
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Unpack, final, overload

import attrs

from regcoop._dated import Imprecise
from regcoop._show import show_record
from regcoop._validate import check_date, check_range, check_type
from regcoop.atlas.checks import problems_of
from regcoop.atlas.history import LeftOut, fields_known_on
from regcoop.atlas.indexing import Readers
from regcoop.atlas.lookup import PARTIES, NameIndex, Suggestion, names_in, record_in
from regcoop.atlas.merging import OnConflict, merged_fields
from regcoop.atlas.queries import FIGURE_CODES, INDICATOR_CODES, FigureQuery, IndicatorQuery, Questions
from regcoop.atlas.related import editions_of, initiatives_with, lines_joining, touched_by
from regcoop.atlas.selections import Selection
from regcoop.atlas.tables import AnyRecord, Party, RecordSets, Tables, collections_of
from regcoop.atlas.territories import Territories
from regcoop.corridors import Corridor, Service
from regcoop.errors import AtlasError
from regcoop.figures import Fact, TradeFigure
from regcoop.forums import Edition
from regcoop.indicators import Indicator
from regcoop.initiatives import Initiative
from regcoop.period import Period
from regcoop.units import Unit

__all__ = ["Atlas", "Figures", "Indicators", "KnownAtlas"]


@final
class Figures(Selection[TradeFigure]):
    """Hold reported figures, in the order of their ids, and narrow them down.

    `atlas.figures` are all of them; `where` gives those that fulfil every condition, again as `Figures`. A selection
    is immutable and knows its atlas: `len`, `for`, `figures["id"]` and `in` work as they do for a mapping of ids.

    Examples:
        >>> from regcoop.fixtures import load
        >>> china = load().figures.where(reporter="CN", measure="goods-trade")
        >>> thailand = china.where(partner="TH", flow="trade", period="2023")
        >>> [str(figure.value) for figure in thailand]
        ['126.28 billion USD']
        >>> [source.publisher for source in thailand.sources]
        ['China World News Today']

    Attributes:
        atlas: the atlas that the figures belong to.
    """

    __slots__ = ("atlas",)

    atlas: "Atlas"

    KIND: ClassVar = "figure"
    KEY: ClassVar = ("reporter", "partner", "flow", "measure", "period")
    READERS: ClassVar[Readers] = {
        "id": lambda figure: (figure.id,),
        "reporter": lambda figure: (figure.fact.reporter,),
        "partner": lambda figure: (figure.fact.partner,),
        "flow": lambda figure: (figure.fact.flow,),
        "measure": lambda figure: (figure.fact.measure,),
        "commodity": lambda figure: (figure.fact.commodity,),
        "period": lambda figure: (figure.fact.period,),
        "unit": lambda figure: (figure.value and figure.value.unit.code,),
        "compiler": lambda figure: (figure.compiler,),
        "source": lambda figure: tuple(source.id for source in figure.sources),
        "about": lambda figure: (figure.fact.reporter, figure.fact.partner, figure.composition, figure.fact.place),
    }

    def __init__(self, atlas: "Atlas", figures: Iterable[TradeFigure]) -> None:
        """Select figures of an atlas."""
        super().__init__(figures)
        object.__setattr__(self, "atlas", atlas)

    def __reduce__(self) -> tuple[Any, ...]:
        return Figures, (self.atlas, tuple(self))

    def facts(self) -> tuple[Fact, ...]:
        """Give the facts that the figures speak of, each once, in the order in which they are met."""
        return tuple(dict.fromkeys(figure.fact for figure in self))

    def where(self, **query: Unpack[FigureQuery]) -> "Figures":
        """Give the figures that fulfil every condition; see `FigureQuery` for the keywords.

        Use it with codes. They are taken exactly: `reporter="CN"` finds the figures of China and not those of Liaoning.
        A set or tuple of values means any of them. Wider questions have keywords of their own: `partner_in`,
        `reporter_within`, `period_in`, `commodity_under`, `about`. A question that names reporter, partner, flow,
        measure and period is one look-up, however many figures there are.

        >>> from regcoop.fixtures import load
        >>> figures = load().figures
        >>> figures.where(reporter="CN", partner="ASEAN", flow="trade", period="2024-01/2024-07", unit="USD")
        <Figures: 1 claims: cn-asean-trade-2024-ytd07-usd-globaltimes>
        >>> {figure.partner for figure in figures.where(partner_in="MEKONG5", flow="trade", period="2023")}
        {'TH'}
        >>> figures.where(reporter="KW")
        <Figures: 0>
        >>> figures.where(reporter="China")
        Traceback (most recent call last):
        regcoop.errors.atlas.UnknownCodeError: the atlas has no party with the code 'China': write one of its codes, ...

        Returns:
            The figures, none if no figure fulfils the conditions.

        Raises:
            UnknownCodeError: if the atlas does not hold a code that is asked for.
            FieldTypeError: if a value is neither a code nor a set or tuple of codes; None is refused, since it could
                mean "any" as well as "none stated" (`commodity="all"` is the latter).
            PeriodFormatError: if a period cannot be read.
            UnknownUnitError: if there is no such unit.
            UnlistedMembersError: if `partner_in` names a party whose members the atlas does not list.
            UncertainMembershipError: if an imprecise date leaves open whether a partner was a member all through.
            TypeError: if there is no such keyword.
        """
        _check_keywords(query, FigureQuery)
        questions = self.atlas.questions
        criteria = [
            *questions.plain(query, FIGURE_CODES),
            *questions.figures(query),
            *questions.periods(query, self._index),
        ]
        found = self._index.select(criteria)
        test = questions.partner_test(query)
        return Figures(self.atlas, found if test is None else filter(test, found))


@final
class Indicators(Selection[Indicator]):
    """Hold indicators, in the order of their ids, and narrow them down; the sister of `Figures`.

    Examples:
        >>> from regcoop.fixtures import load
        >>> railway = load().indicators.where(subject="china-laos-railway")
        >>> "throughput" in {indicator.measure for indicator in railway}
        True

    Attributes:
        atlas: the atlas that the indicators belong to.
    """

    __slots__ = ("atlas",)

    atlas: "Atlas"

    KIND: ClassVar = "indicator"
    KEY: ClassVar = ("subject", "measure", "period")
    READERS: ClassVar[Readers] = {
        "id": lambda indicator: (indicator.id,),
        "subject": lambda indicator: (indicator.subject,),
        "subject_type": lambda indicator: (indicator.subject_type,),
        "measure": lambda indicator: (indicator.measure,),
        "mode": lambda indicator: (indicator.mode,),
        "direction": lambda indicator: (indicator.direction,),
        "period": lambda indicator: (indicator.period,),
        "compiler": lambda indicator: (indicator.compiler,),
        "source": lambda indicator: tuple(source.id for source in indicator.sources),
    }

    def __init__(self, atlas: "Atlas", indicators: Iterable[Indicator]) -> None:
        """Select indicators of an atlas."""
        super().__init__(indicators)
        object.__setattr__(self, "atlas", atlas)

    def __reduce__(self) -> tuple[Any, ...]:
        return Indicators, (self.atlas, tuple(self))

    def where(self, **query: Unpack[IndicatorQuery]) -> "Indicators":
        """Give the indicators that fulfil every condition; see `IndicatorQuery` for the keywords.

        Returns:
            The indicators, none if no indicator fulfils the conditions.

        Raises:
            UnknownCodeError: if the atlas does not hold a code that is asked for.
            FieldTypeError: if a value is neither a code nor a set or tuple of codes.
            PeriodFormatError: if a period cannot be read.
            TypeError: if there is no such keyword.
        """
        _check_keywords(query, IndicatorQuery)
        questions = self.atlas.questions
        criteria = [*questions.plain(query, INDICATOR_CODES), *questions.periods(query, self._index)]
        return Indicators(self.atlas, self._index.select(criteria))


def _check_keywords(query: Mapping[str, Any], known: type) -> None:
    for keyword in query:
        if keyword not in known.__annotations__:
            raise TypeError(f"where() has no keyword {keyword!r}: it has {', '.join(known.__annotations__)}")


@final
@attrs.frozen(weakref_slot=False, repr=False)
class KnownAtlas:
    """Hold what was known on a day, and the claims that cannot be dated."""

    atlas: "Atlas"
    left_out: tuple[LeftOut, ...] = attrs.field(kw_only=True)

    __repr__ = show_record


@final
@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False)
class Atlas(Tables):
    """Hold every record, checked against the others, and answer questions about them.

    Get one with `regcoop.load()`, which gives the bundled data, or make one of your own records with `Atlas.build`.
    An atlas is immutable. Each kind of record has its collection (`atlas.countries["TH"]`, `atlas.corridors["…"]`);
    `atlas["LMC"]` gives any party, that is a country, region, bloc or group, or the world (`W`). Claims are
    `atlas.figures` and `atlas.indicators`, which have `where`.

    Examples:
        >>> from regcoop.fixtures import load
        >>> atlas = load()
        >>> atlas.countries["TH"].name, atlas["LMC"].name
        ('Thailand', 'Lancang-Mekong Cooperation')
        >>> atlas.forums["caexpo"].name
        'China-ASEAN Expo'

    Attributes:
        edition: the date of the data.
        title: what the data are called.
    """

    edition: date
    title: str = ""

    def __attrs_post_init__(self) -> None:
        check_date("edition", self.edition)
        check_type("title", self.title, str)
        if problems := problems_of(self):
            raise AtlasError(f"the records do not make an atlas (problems: {len(problems)})", problems)

    @classmethod
    def build(
        cls,
        *,
        edition: date,
        title: str = "",
        base: "Atlas | None" = None,
        on_conflict: OnConflict = "error",
        **collections: Unpack[RecordSets],
    ) -> "Atlas":
        """Make an atlas of records, and check that they fit together.

        Use it for records of your own. With `base` they are joined to those of another atlas, whose records they may
        name, as `merged` does. Sources need not be listed: those that the records carry are added.

        >>> from datetime import date
        >>> from regcoop.atlas import Atlas
        >>> from regcoop.countries import Region
        >>> from regcoop.sources import Source, SourceKind
        >>> iso = Source("iso-3166", publisher="ISO", title="ISO 3166-2", kind=SourceKind.REFERENCE)
        >>> region = Region("TH-50", country="TH", name="Chiang Mai", type="province", source=iso)
        >>> Atlas.build(edition=date(2026, 1, 1), regions=[region])
        Traceback (most recent call last):
        regcoop.errors.atlas.AtlasError: the records do not make an atlas (problems: 1): region 'TH-50', country: there
        is no country 'TH': add that record, or name one that is there

        Raises:
            AtlasError: if anything is wrong, with one error for each problem: a code that stands twice or means
                something else, a reference to a record that is not there, a chain of segments that breaks, one source
                described in two ways.
            FieldTypeError: if a collection holds something that is no record of its kind.
            TypeError: if there is no such collection.
        """
        fields = collections_of(collections)
        if base is not None:
            fields = merged_fields(base._fields, fields, on_conflict=on_conflict)
        return cls(edition=edition, title=title, **fields)

    def merged(self, other: "Atlas", *, on_conflict: OnConflict = "error") -> "Atlas":
        """Give the records of both atlases as one, with the later edition date and this one's title.

        Use it to add records of your own to the bundled ones. A record that both hold, word for word the same, counts
        once. One that they describe differently is refused, or taken from this atlas (`"ours"`), or from the other
        (`"theirs"`).

        Raises:
            AtlasError: if the two differ and `on_conflict` is `"error"`, or if the records do not fit together.
        """
        check_type("other", other, Atlas)
        fields = merged_fields(self._fields, other._fields, on_conflict=on_conflict)
        return Atlas(edition=max(self.edition, other.edition), title=self.title or other.title, **fields)

    def as_known_on(self, day: date) -> KnownAtlas:
        """Give the atlas with the claims that were published by the end of a day.

        Use it to see what could be known then. A claim counts from the last day of the date of its earliest source:
        one dated 2023-10 from 31 October. Claims that may have been out, but have no dated source to show it, are
        `left_out`. Records other than claims stay.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> known = load().as_known_on(date(2020, 1, 1))
        >>> len(known.atlas.figures) < len(load().figures)
        True

        Raises:
            FieldTypeError: if the day is no `datetime.date`.
        """
        check_date("day", day)
        fields, left_out = fields_known_on(self._fields, day)
        return KnownAtlas(Atlas(edition=self.edition, title=self.title, **fields), left_out=left_out)

    # Claims

    @cached_property
    def figures(self) -> Figures:
        """All reported figures, in the order of their ids."""
        return Figures(self, self.figure_records.values())

    @cached_property
    def indicators(self) -> Indicators:
        """All indicators, in the order of their ids."""
        return Indicators(self, self.indicator_records.values())

    # Parties and names

    def __getitem__(self, party: str) -> Party:
        return self.parties[party]

    def __contains__(self, party: object) -> bool:
        return party in self.parties

    @overload
    def find(self, text: str) -> Party | None: ...

    @overload
    def find(self, text: str, *, kinds: SomeOf[str]) -> AnyRecord | Unit | None: ...

    def find(self, text: str, *, kinds: SomeOf[str] = PARTIES) -> AnyRecord | Unit | None:
        """Give the one record that bears a name or code, or None.

        Use it for names as people write them, one at a time. Case, accents, dots, hyphens and "the" do not matter; a
        part of a name is never an answer. Codes, and abbreviations of two or three letters, match in upper case only:
        "no" is not Norway. Names that are no longer used still resolve ("Burma"); names that a translation got wrong
        do not.

        >>> from regcoop.fixtures import load
        >>> atlas = load()
        >>> atlas.find("Lao PDR").code, atlas.find("Turkic Council").code, atlas.find("no")
        ('LA', 'OTS', None)
        >>> atlas.find("Korea")
        Traceback (most recent call last):
        regcoop.errors.atlas.AmbiguousNameError: 'Korea' may mean KP, KR: write the code, or the full name ...
        >>> atlas.find("Nur-Sultan", kinds={"place"}).id
        'astana'

        Args:
            text: the name or code.
            kinds: the kinds of record to look among; parties, unless said otherwise.

        Raises:
            AmbiguousNameError: if several records bear the name, or if it is a part that several countries share and
                no country's own name ("Korea").
            UnknownCodeError: if there is no such kind of record.
            FieldTypeError: if the text is no text.
        """
        found = self._names.find(text, kinds)
        return None if found is None else record_in(self, *found)

    def suggest(self, text: str, *, kinds: SomeOf[str] = PARTIES, limit: int = 5) -> tuple[Suggestion, ...]:
        """Give the records with the names nearest to a text, the nearest first.

        Use it to help a person whose text `find` does not know. A suggestion is never an answer.

        >>> from regcoop.fixtures import load
        >>> load().suggest("Tajikstan", limit=1)
        (Suggestion(name='Tajikistan', record_type='country', record='TJ'),)

        Raises:
            UnknownCodeError: if there is no such kind of record.
            FieldValueError: if the limit is not between 1 and 100.
        """
        check_range("limit", limit, lowest=1, highest=100)
        return self._names.suggest(text, kinds, limit)

    # Territories

    def territories_on(self, party: str, day: date, *, imprecise: Imprecise | None = None) -> frozenset[str]:
        """Give the countries and other territories that a party stands for on a day, each once.

        Blocs and groups are expanded to their members of full standing, and those again. A region is itself, but is
        left out where its country is there too. A separate territory whose ISO 3166-1 code is in the atlas as well is
        that country (CN-HK is HK), so that it cannot count twice.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> atlas = load()
        >>> sorted(atlas.territories_on("GMS", date(2024, 1, 1)))
        ['CN', 'KH', 'LA', 'MM', 'TH', 'VN']
        >>> [len(atlas.territories_on("ASEAN", date(2025, 10, day))) for day in (25, 26)]
        [10, 11]

        Raises:
            UnknownCodeError: if there is no such party.
            UnlistedMembersError: if the atlas lists no members of it, or of a bloc or group in it: the world, the
                Belt and Road.
            UncertainMembershipError: if the day lies inside an imprecise start or end, unless `imprecise` says to
                count such members `"in"` or `"out"`.
        """
        return self._territories.on(party, day, imprecise)

    def territories_throughout(
        self, party: str, period: Period, *, imprecise: Imprecise | None = None
    ) -> frozenset[str]:
        """Give the countries and other territories that belong to a party on every day of a period, each once.

        Use it for the figures of a period, since a country that joined in its course is not in. Of a period without a
        known start only the last day counts.

        >>> from regcoop.fixtures import load
        >>> from regcoop.period import Period
        >>> "TL" in load().territories_throughout("ASEAN", Period.parse("2025"))
        False

        Raises:
            UnknownCodeError: if there is no such party.
            UnlistedMembersError: if the atlas lists no members of it, or of a bloc or group in it.
            UncertainMembershipError: if an imprecise date leaves it open, unless `imprecise` says how to count.
        """
        return self._territories.throughout(party, period, imprecise)

    # Relations

    def figures_about(self, code: str) -> Figures:
        """Give the figures that a party or place has to do with; short for `figures.where(about=code)`.

        Raises:
            UnknownCodeError: if the code is neither a party nor a place.
        """
        return self.figures.where(about=code)

    def corridors_joining(self, parties: str | Iterable[str], *, on: date) -> tuple[Corridor, ...]:
        """Give the corridors that touch two or more territories of some parties by segments certainly in use on a day.

        >>> from datetime import date
        >>> from regcoop.fixtures import load
        >>> corridors = load().corridors_joining(("LA", "TH"), on=date(2024, 1, 1))
        >>> "laos-thailand-rail-link" in {corridor.id for corridor in corridors}
        True

        Args:
            parties: a party, such as a bloc, or several.
            on: the day, of membership and of the network.

        Raises:
            UnknownCodeError: if there is no such party.
            UnlistedMembersError: if the atlas lists no members of one.
            UncertainMembershipError: if the day lies inside an imprecise start or end of a membership.
        """
        return lines_joining(self.corridors.values(), self, self._territories_of(parties, on), on=on)

    def services_joining(self, parties: str | Iterable[str], *, on: date) -> tuple[Service, ...]:
        """Give the services that touch two or more territories of some parties; see `corridors_joining`."""
        return lines_joining(self.services.values(), self, self._territories_of(parties, on), on=on)

    def touched_by(self, line: Corridor | Service, *, on: date) -> frozenset[str]:
        """Give the countries and regions at the ends of the segments of a line that are certainly in use on a day."""
        return touched_by(line, self, on=on)

    def editions_of(self, party: str) -> tuple[Edition, ...]:
        """Give the meetings of a bloc, and those that a party took part in, received or had in its country, by date.

        Raises:
            UnknownCodeError: if there is no such party.
        """
        return editions_of(self, self._party(party))

    def initiatives_with(self, party: str) -> tuple[Initiative, ...]:
        """Give the initiatives that name a party, one of its regions or groups, a place in it or an organisation of it.

        Raises:
            UnknownCodeError: if there is no such party.
        """
        return initiatives_with(self, self._party(party))

    # What the questions above are answered with

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Atlas):
            return NotImplemented
        same = (self.edition, self.title) == (other.edition, other.title)
        return self is other or (same and self._fields == other._fields)

    def __hash__(self) -> int:
        return hash((self.edition, self.title, *self.figure_records))

    def __repr__(self) -> str:
        sizes = ((len(self.countries), "countries"), (len(self.blocs), "blocs"), (len(self.figure_records), "figures"))
        return f"<Atlas of {self.edition}: {', '.join(f'{size:,} {word}' for size, word in sizes)}>"

    @property
    def _fields(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in attrs.fields(Tables)}

    @cached_property
    def questions(self) -> Questions:
        """What reads the keywords of `where`."""
        return Questions(self, self._territories)

    @cached_property
    def _territories(self) -> Territories:
        return Territories(self.parties, countries=self.countries, regions=self.regions)

    @cached_property
    def _names(self) -> NameIndex:
        return names_in(self)

    def _party(self, code: str) -> str:
        self.parties[code]  # raises UnknownCodeError
        return code

    def _territories_of(self, parties: str | Iterable[str], day: date) -> frozenset[str]:
        codes = (parties,) if isinstance(parties, str) else parties
        return frozenset(code for party in codes for code in self.territories_on(party, day))
