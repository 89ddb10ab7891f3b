import sys

m = sys.monitoring
E = m.events
NAMES = {bit: name for name, bit in vars(E).items()}


def shown(value):
    if value is m.MISSING:
        return "MISSING"
    if isinstance(value, BaseException):
        return repr(value)
    return getattr(value, "__name__", None) or type(value).__name__


def recorder(tool, event):
    def callback(code, *details):
        if code.co_filename != __file__ or code.co_name in ("<module>", "record"):
            return
        if event == E.LINE:
            details = [details[0] - code.co_firstlineno]
        elif event in (E.JUMP, E.BRANCH_LEFT, E.BRANCH_RIGHT, E.INSTRUCTION):
            details = []
        else:
            details = details[1:]
        print(" ", tool, NAMES[event], code.co_name, *map(shown, details))

    return callback


def record(function, *events, tools=(0,)):
    print(function.__name__)
    total = sum(events)
    for tool in tools:
        m.use_tool_id(tool, f"tool {tool}")
        for event in events:
            m.register_callback(tool, event, recorder(tool, event))
        m.set_events(tool, total)
    try:
        function()
    except Exception as error:
        print("  raised", repr(error))
    for tool in tools:
        m.set_events(tool, 0)
        m.free_tool_id(tool)


class Base:
    def __init__(self):
        super().__init__()

    def method(self, *args, **keywords):
        return [].append(1)


class Derived(Base):
    def __call__(self, x):
        return x


def calls():
    Derived().method(1, b=2)
    Base.method(Base(), *[1])
    Derived()(7)
    sorted([2, 1], key=lambda x: -x)
    "a b".split()
    int("3")
    print(end="")
    list(map(abs, [1]))
    try:
        int(x="z")
    except TypeError:
        int("z")


record(calls, E.CALL, E.C_RETURN, E.C_RAISE, E.PY_START)
