import sys

m = sys.monitoring
E = m.events


def work():
    for i in range(3):
        if i:
            len("a")
    return i


def once(event):
    def callback(code, *details):
        print(" ", event, details[0] - code.co_firstlineno if event == "LINE" else "")
        return m.DISABLE

    return callback


m.use_tool_id(2, "once")
for event in "PY_START", "PY_RETURN", "LINE", "CALL", "BRANCH_LEFT", "BRANCH_RIGHT", "JUMP":
    print(event)
    m.register_callback(2, getattr(E, event), once(event))
    m.set_local_events(2, work.__code__, getattr(E, event))
    work()
    print("  again")
    work()
    print("  restarted")
    m.restart_events()
    work()
    print("  set anew")
    m.set_local_events(2, work.__code__, 0)
    work()
    m.set_local_events(2, work.__code__, getattr(E, event))
    work()
    m.set_local_events(2, work.__code__, 0)

def never(code, *details):
    return m.DISABLE


for event in E.RAISE, E.PY_UNWIND, E.C_RETURN:
    m.register_callback(2, event, never)
    m.register_callback(2, E.CALL, None)
    m.set_events(2, event | (E.CALL | E.C_RETURN | E.C_RAISE if event == E.C_RETURN else 0))
    try:
        len(None) if event != E.C_RETURN else len("a")
    except Exception as error:
        m.set_events(2, 0)
        print(type(error).__name__, error, m.register_callback(2, event, None) is never)
