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


def work(n=2):
    for i in range(n):
        abs(i)
    return n


record(work, E.LINE, E.CALL, E.PY_START, E.PY_RETURN, tools=(0, 5, 3))


def trace(frame, event, argument):
    if frame.f_code is work.__code__:
        print("  trace", event, frame.f_lineno - frame.f_code.co_firstlineno)
    return trace


def profile(frame, event, argument):
    if frame.f_code is work.__code__:
        print("  profile", event)


def traced():
    sys.settrace(trace)
    sys.setprofile(profile)
    work(1)
    sys.setprofile(None)
    sys.settrace(None)


record(traced, E.LINE, E.PY_START, E.PY_RETURN, E.CALL, E.C_RETURN, E.C_RAISE)
