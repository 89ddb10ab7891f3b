import pickle
import typing
import weakref

T = typing.TypeVar("T")


class New[T]:
    def __init__(self, value):
        self.value = value


class Old(typing.Generic[T]):
    pass


class Both[*Ts, **P](dict):
    pass


for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print([pickle.loads(pickle.dumps(each, protocol)) for each in (New(3).value, type(Old()), Both(a=1), New[int])])
    print(pickle.loads(pickle.dumps(New(4), protocol)).value, type(pickle.loads(pickle.dumps(Old(), protocol))))
P = typing.ParamSpec("P")
args = P.args
print(weakref.ref(args)() is args)
