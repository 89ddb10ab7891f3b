import collections.abc
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


class Job(Generic[P]): ...


print(tuple[*Ts][int, str], tuple[*Ts, T][int, str, float], list[tuple[T, *Ts]][int, *tuple[str, ...]])
print(collections.abc.Callable[[*Ts], T][int, str, float], list[Job[P]][[]], list[Job[P]][int])
print(list[*Ts][()], list[*tuple[*Ts]][int, str], list[*tuple[T, ...]][int], list[T][*tuple[int]])
for attempt in (lambda: dict[T, U][()], lambda: dict[T, U][int,], lambda: tuple[T, *Ts][()], lambda: dict[T, U][1, 2, 3]):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
