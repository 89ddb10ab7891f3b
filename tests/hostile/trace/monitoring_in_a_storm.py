# ends: ok error timeout
import sys
mon = sys.monitoring
def callback(*args):
    for tool in range(6):
        try:
            mon.free_tool_id(tool)
            mon.use_tool_id(tool, "\0" * 100)
            mon.restart_events()
            mon.set_events(tool, (1 << 20) - 1)
            mon.set_local_events(tool, callback.__code__, -1)
        except Exception:
            pass
    raise ValueError
def f(n): return n and f(n - 1)
for tool in (-1, 0, 5, 6, 10**30, None, "x"):
    for events in (0, 1, 2**19, 2**30, -1, 10**30, "x"):
        for use in (lambda: mon.use_tool_id(tool, "t"), lambda: mon.set_events(tool, events), lambda: mon.set_local_events(tool, f.__code__, events), lambda: mon.register_callback(tool, events, callback), lambda: f(3), lambda: mon.get_events(tool), lambda: mon.get_tool(tool), lambda: mon.clear_tool_id(tool)):
            try:
                use()
            except BaseException as e:
                type(e).__name__
print("done")
