import sys
from typing import TYPE_CHECKING, Protocol, overload

if TYPE_CHECKING:
    from collections.abc import Iterable


def never():  # pragma: no cover
    if sys:
        return 1
    return 2


class Shape(Protocol):
    def area(self) -> float: ...

    @overload
    def scale(self, by: int) -> None: ...
    @overload
    def scale(
        self,
        by: str,
    ) -> None: ...


def used(value):
    if value:  # pragma: no branch
        print("always")
    if not value:  # pragma: no cover
        print("excluded")
    else:
        print("also always")
    try:
        print("try")
    except ValueError:  # pragma: no cover
        print("excluded")
        raise
    for _ in range(1):  # PRAGMA: NO BRANCH
        print("loop")
        break
    return value


used(1)


@overload  # pragma: no cover
def decorated():
    return 1


match 1:
    case 1:
        print("one")
    case _:
        print("other")  # pragma: no cover
