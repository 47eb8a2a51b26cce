"""One `repr` for all records.

attrs would compile a function of its own for each class, a quarter of what a class costs at import.
"""

import attrs

__all__ = ["show_record"]


def show_record(self: attrs.AttrsInstance) -> str:
    """Give the text that attrs gives for a record: its class, and its fields as far as they are to be shown."""
    shown = (
        f"{field.name}={field.repr(value) if callable(field.repr) else repr(value)}"
        for field in attrs.fields(type(self))
        if field.repr and (value := getattr(self, field.name), True)
    )
    return f"{type(self).__qualname__}({', '.join(shown)})"
