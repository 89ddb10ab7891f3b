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


def loops():
    x = 0
    while x < 3:
        x += 1
        if x == 2:
            continue
    for i in [1, 2]: len("a")
    return [i for i in [1, 2] if i > 1]


def choices():
    a = 1 and 5 or 6
    match a:
        case [1]:
            pass
        case 5 | 6:
            a = 0 if a is None else 2
    while True: break


record(loops, E.LINE, E.BRANCH_LEFT, E.BRANCH_RIGHT, E.JUMP)
record(choices, E.LINE, E.BRANCH_LEFT, E.BRANCH_RIGHT)
