import sys

m = sys.monitoring
E = m.events
NAMES = {bit: name for name, bit in vars(E).items()}


def shown(value):
    if value is m.MISSING:
        return "MISSING"
    if isinstance(value, BaseException):
        return repr(value)
    return getattr(value, "__name__", value)


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


def caught():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise
    except ArithmeticError as error:
        pass


def cleaned_up():
    try:
        try:
            raise KeyError(1)
        finally:
            len("a")
    except KeyError:
        raise ValueError from None


def grouped():
    try:
        raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
    except* KeyError:
        pass


def called():
    caught()
    cleaned_up()


for function in caught, cleaned_up, grouped, called:
    record(function, E.RAISE, E.RERAISE, E.EXCEPTION_HANDLED, E.PY_UNWIND, E.PY_RETURN)
