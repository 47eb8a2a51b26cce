"""Names of records in any language, and the form in which two spellings of a name are compared."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final, final

import attrs

from regcoop._show import show_record
from regcoop._validate import check_range, check_text, check_type
from regcoop.errors import FieldValueError
from regcoop.period import Period
from regcoop.sources import Source

__all__ = ["Name", "NameKind", "edit_distance", "nearest", "normalise"]

_SEPARATORS: Final = re.compile(r"[\s\-\u00ad\u058a\u2010-\u2015\u2043\u2212_]+")
_DROPPED: Final = re.compile(r"[.。·‧・'’‘‛`´ʹʻʼʽ′]")
_STRUCK: Final = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_ACCENTED: Final = ("LATIN ", "GREEK ", "CYRILLIC ")
_LONGEST: Final = 80


class NameKind(StrEnum):
    """Tell what kind of name it is.

    `official` and `short` are those of the record itself, `press` one that newspapers use, `native` one in a language
    of the place, `historic` one no longer in use, `in-bloc` the one used inside a bloc, and `mistranslation` one that
    is wrong and still met with.
    """

    OFFICIAL = "official"
    SHORT = "short"
    PRESS = "press"
    NATIVE = "native"
    HISTORIC = "historic"
    IN_BLOC = "in-bloc"
    MISTRANSLATION = "mistranslation"


@final
@attrs.frozen(weakref_slot=False, kw_only=True, repr=False)
class Name:
    """Give one name of one record in one language.

    Args:
        record_type: what is named, such as `country`, `bloc` or `place`.
        record: the code or id of the record.
        language: the language of the name as a BCP 47 tag.
        name: the name, as printed.
        kind: what kind of name it is.
        start: since when it is used; None if that is not known.
        end: when it was no longer used, half-open: the first day, month or year without it; None if it still is.
        source: who uses it.
        note: anything else, in our own words.

    Raises:
        FieldTypeError: if a field has another type.
        FieldValueError: if a text is empty, or the use ends before it begins.

    >>> from regcoop.labels import Name, NameKind
    >>> from regcoop.period import Period
    >>> from regcoop.sources import Source, SourceKind
    >>> gazette = Source("kz-2019", publisher="Kazakhstan", title="Decree on the capital", kind=SourceKind.PRIMARY)
    >>> name = Name(
    ...     "place",
    ...     "astana",
    ...     language="en",
    ...     name="Nur-Sultan",
    ...     kind=NameKind.HISTORIC,
    ...     start=Period.parse("2019-03"),
    ...     end=Period.parse("2022-09"),
    ...     source=gazette,
    ... )
    >>> name.key
    'nur sultan'
    """

    record_type: str = attrs.field(kw_only=False)
    record: str = attrs.field(kw_only=False)
    language: str
    name: str
    kind: NameKind
    start: Period | None = None
    end: Period | None = None
    source: Source
    note: str = ""

    __repr__ = show_record

    def __attrs_post_init__(self) -> None:
        check_text("record_type", self.record_type)
        check_text("record", self.record)
        check_text("language", self.language)
        check_text("name", self.name)
        check_type("kind", self.kind, NameKind)
        check_type("source", self.source, Source)
        check_type("note", self.note, str)
        if self.start is not None or self.end is not None:
            self._check_dates()

    def _check_dates(self) -> None:
        check_type("start", self.start, (Period, type(None)))
        check_type("end", self.end, (Period, type(None)))
        if self.start is None or self.end is None:
            return
        if self.end.last_day <= (self.start.start or self.start.last_day):
            raise FieldValueError("end", str(self.end), f"when the name was no longer used, after {self.start}")

    @property
    def key(self) -> str:
        """Give the form in which the name is compared."""
        return normalise(self.name)


def normalise(text: str) -> str:
    """Give the form in which two spellings of one name are equal; what it gives is for comparison and not for print.

    Small letters; compatibility forms resolved (Unicode NFKC); accents, dots, apostrophes and the word “the” left out;
    “&” written “and”; hyphens, dashes, underscores and any run of blanks one blank. Accents go only from Latin, Greek
    and Cyrillic letters: in Thai, Lao, Khmer, Myanmar and other scripts the signs above and below a letter are vowels
    and tones, and stay.

    Raises:
        FieldTypeError: if it is given no text.

    >>> from regcoop.labels import normalise
    >>> normalise("The Lao P.D.R.")
    'lao pdr'
    >>> normalise("Xi’an") == normalise("XIAN")
    True
    """
    check_type("text", text, str)
    return _normalised(text)


@lru_cache(maxsize=8192)
def _normalised(text: str) -> str:
    folded = _decomposed(_decomposed(text).casefold())
    plain = _without_accents(_DROPPED.sub("", folded)).translate(_STRUCK).replace("&", " and ")
    words = _SEPARATORS.sub(" ", plain).split()
    return unicodedata.normalize("NFC", " ".join([word for word in words if word != "the"] or words))


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _without_accents(text: str) -> str:
    """Leave out marks that follow a Latin, Greek or Cyrillic letter, and characters that only format."""
    if text.isascii():
        return text
    kept: list[str] = []
    accented = False
    for char in text:
        category = unicodedata.category(char)
        if category not in {"Mn", "Cf"}:
            accented = unicodedata.name(char, "").startswith(_ACCENTED)
            kept.append(char)
        elif category == "Mn" and not accented:
            kept.append(char)
    return "".join(kept)


def edit_distance(left: str, right: str, *, limit: int) -> int:
    """Count the single steps from one text to the other, up to a limit.

    A step puts in, leaves out or replaces a character, or swaps it with the next. Use it on normalised texts. It is the
    distance of F. J. Damerau (Communications of the ACM 7(3), 1964) in the form of an optimal string alignment: what
    was swapped is not changed again. Counting stops beyond `limit`, and the result is then `limit + 1`.

    Raises:
        FieldValueError: if the limit is negative or above 100.

    >>> from regcoop.labels import edit_distance
    >>> edit_distance("kyrgystan", "kyrgyzstan", limit=3)
    1
    """
    check_range("limit", limit, lowest=0, highest=100)
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(right) + 1))
    for count, char in enumerate(left, 1):
        row = [count]
        for index, other in enumerate(right, 1):
            cost = min(above[index] + 1, row[-1] + 1, above[index - 1] + (char != other))
            if count > 1 and index > 1 and char == right[index - 2] and left[count - 2] == other:
                cost = min(cost, before[index - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return min(above[-1], limit + 1)


def nearest(text: str, candidates: Iterable[str], *, limit: int = 5) -> tuple[str, ...]:
    """Give the candidates that a text may have been meant for, the nearest first; suggestions and never answers.

    Use it for the advice of an error. Near are candidates that need at most one step for each three characters of the
    text, then those that begin with it, then those of which one word is near. Ties are in alphabetical order, so that
    the answer does not depend on the order of the candidates.

    Args:
        text: what was written.
        candidates: what it may be; each counts once, and is given back as it is.
        limit: how many to give at most.

    Raises:
        FieldValueError: if the limit is not 1 to 100.

    >>> from regcoop.labels import nearest
    >>> nearest("Kirgizstan", ["Kazakhstan", "Kyrgyzstan", "Uzbekistan"], limit=1)
    ('Kyrgyzstan',)
    """
    check_range("limit", limit, lowest=1, highest=100)
    wanted = normalise(text)[:_LONGEST]
    if not wanted:
        return ()
    ranked = ((_rank(wanted, candidate), candidate) for candidate in set(candidates))
    near = sorted((rank, candidate) for rank, candidate in ranked if rank is not None)
    return tuple(candidate for _, candidate in near[:limit])


def _rank(wanted: str, candidate: str) -> int | None:
    """Give how far a candidate is from a normalised text; None if it is not near."""
    other = normalise(candidate)
    allowed = max(1, len(wanted) // 3)
    distance = edit_distance(wanted, other, limit=allowed)
    if distance <= allowed:
        return distance
    if other.startswith(wanted):
        return allowed + 1
    words = other.split()
    nearest_word = min((edit_distance(wanted, word, limit=allowed) for word in words), default=allowed + 1)
    return allowed + 1 + nearest_word if nearest_word <= allowed else None
