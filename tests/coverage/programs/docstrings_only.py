"""Module docstring
on two lines."""


def documented():
    """Docstring only."""


def with_constant():
    """Docstring."""
    1
    ...
    "not a docstring"
    pass


class Empty:
    """Docstring."""


documented()
with_constant()
