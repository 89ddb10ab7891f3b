def text(value):
    if isinstance(value, (set, frozenset)):
        return type(value).__name__ + str(sorted(map(repr, value)))
    result = repr(value)
    return result if len(result) < 300 else f"{result[:200]} {len(result)}"


def describe(error, indent=""):
    print(indent + type(error).__name__, error, getattr(error, "__notes__", ""))
    for inner in getattr(error, "exceptions", ()):
        describe(inner, indent + "  ")
    if error.__cause__ is not None:
        describe(error.__cause__, indent + "  cause ")
    elif error.__context__ is not None:
        describe(error.__context__, indent + "  context " + str(error.__suppress_context__) + " ")


def attempt(thunk):
    try:
        return thunk()
    except Exception as error:
        print(type(error).__name__, error)


def show(thunk):
    attempt(lambda: print(text(thunk())))


def unroll(value):
    """Lazy values are computed as far as is short."""
    if type(value).__name__ not in ("zip", "map", "filter", "enumerate", "generator", "reversed", "list_reverseiterator"):
        return value
    return type(value).__name__, [item for item, _ in zip(value, range(5))]


def change(action, value):
    show(lambda: action(value))
    show(lambda: value)


def use(action, it):
    show(lambda: action(it))


def drive(it, steps):
    if not hasattr(it, "send"):
        return print("not driven", text(it))
    try:
        for name, *arguments in steps:
            show(lambda: getattr(it, name)(*arguments) if name != "next" else it.send(None))
    finally:
        attempt(it.close)
        attempt(it.close)


def operate(it):
    it += 1
    return it


def iter_of(it):
    return it


class Base:
    x = "base"

    def method(self, *args):
        return "base method", args


class Left(Base):
    def method(self, *args):
        return "left", super().method(*args)


class Right(Base):
    x = property(lambda self: "right")


class Meta(type):
    def __call__(cls, *args, **keywords):
        print("meta call", cls.__name__)
        return super().__call__(*args, **keywords)


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y) if isinstance(other, Point) else NotImplemented


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"


class Odd(Index):
    def __eq__(self, other):
        raise ValueError("compared")

    def __hash__(self):
        raise ValueError("hashed")


class IntChild(int):
    pass


class StrChild(str):
    pass


class ListChild(list):
    pass


class Failure(Exception):
    pass


class Described:
    def __init__(self, value):
        self.value = value

    def __get__(self, instance, owner):
        return ("get", instance is None, owner.__name__, self.value)

    def __set__(self, instance, value):
        print("set", text(value))

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


class Manager:
    def __init__(self, value, swallows):
        self.value, self.swallows = value, swallows

    def __enter__(self):
        print("enter", text(self.value))
        return self.value

    def __exit__(self, kind, error, trace):
        print("exit", kind and kind.__name__, error)
        return self.swallows


class Awaited:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (self.value, (yield self.value))


class AsyncManager:
    def __init__(self, swallows):
        self.swallows = swallows

    async def __aenter__(self):
        await Awaited("enter")
        return "entered"

    async def __aexit__(self, kind, error, trace):
        print("exit", kind and kind.__name__, error)
        await Awaited("exit")
        return self.swallows


class AsyncCounter:
    def __init__(self, end):
        self.count, self.end = 0, end

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.count >= self.end:
            raise StopAsyncIteration
        self.count += 1
        return await Awaited(self.count)


def inner(value):
    try:
        received = yield ("inner", value)
        print("inner received", text(received))
        yield "inner second"
    except KeyError as error:
        print("inner caught", error)
        yield "inner handled"
    return ("inner result", value)


