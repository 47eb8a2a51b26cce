"""The printable, shortened form of a value for error messages; below everything else, so that the errors can use it."""

from typing import Final

__all__ = ["shorten"]

_LONGEST: Final = 80


def shorten(value: object) -> str:
    """Give a printable form of a value, cut to 80 characters.

    >>> from regcoop._shorten import shorten
    >>> shorten("2024-13")
    "'2024-13'"
    """
    text = repr(value[: _LONGEST + 1]) if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
