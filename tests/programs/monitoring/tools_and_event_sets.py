import sys

m = sys.monitoring


def attempt(function, *arguments):
    try:
        print(function.__name__, arguments[:1], function(*arguments))
    except Exception as error:
        print(function.__name__, arguments[:1], type(error).__name__, error)


def code_owner():
    pass


code = code_owner.__code__
print(m.events)
print(m.DEBUGGER_ID, m.COVERAGE_ID, m.PROFILER_ID, m.OPTIMIZER_ID, type(m.DISABLE), m.DISABLE is m.MISSING)
for arguments in [(6, "x"), (-1, "x"), (0, 5), ("a", "b"), (0, "x"), (0, "y"), (2**40, "x")]:
    attempt(m.use_tool_id, *arguments)
for tool in 0, 3, 9:
    attempt(m.get_tool, tool)
for arguments in [(0, 1, None), (0, 3, None), (0, 0, None), (0, 1 << 18, 5), (0, 1 << 18, None), (0, 1 << 19, None), (4, 1, None), (9, 1, None)]:
    attempt(m.register_callback, *arguments)
for events in 1, 1 << 16, 1 << 16 | 16, 1 << 18, 1 << 19, -1, "x":
    attempt(m.set_events, 0, events)
    attempt(m.get_events, 0)
    attempt(m.set_local_events, 0, code, events)
    attempt(m.get_local_events, 0, code)
attempt(m.set_events, 3, 1)
attempt(m.set_local_events, 3, code, 1)
attempt(m.set_local_events, 0, code_owner, 1)
attempt(m.get_local_events, 0, code_owner)
m.set_events(0, m.events.LINE | m.events.CALL | m.events.RAISE)
print(m._all_events())
m.clear_tool_id(0)
print(m._all_events(), m.get_events(0), m.get_tool(0))
m.free_tool_id(0)
print(m.get_tool(0), m.restart_events())
