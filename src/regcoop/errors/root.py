"""The root of all exceptions of the library."""

__all__ = ["RegcoopError"]


class RegcoopError(Exception):
    """Stand at the root of all errors that regcoop raises on purpose.

    Catch it to tell the library's own refusals from programming errors.
    """
