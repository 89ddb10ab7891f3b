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


def numbers():
    try:
        yield (yield 1)
    except ValueError:
        yield 3
    return 4


def drive():
    g = numbers()
    next(g)
    g.send(5)
    g.throw(ValueError("v"))
    for _ in g:
        pass
    for _ in (x for x in [1]):
        pass


def delegate():
    def outer():
        return (yield from numbers())

    list(outer())
    numbers().close()


class Ended:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


def iterate():
    for _ in Ended():
        pass
    list(Ended())


ALL = E.PY_START, E.PY_RESUME, E.PY_RETURN, E.PY_YIELD, E.PY_UNWIND, E.PY_THROW, E.RAISE, E.STOP_ITERATION
for function in drive, delegate, iterate:
    record(function, *ALL, E.BRANCH_LEFT, E.BRANCH_RIGHT)
