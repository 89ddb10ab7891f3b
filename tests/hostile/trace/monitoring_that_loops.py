# ends: timeout
import sys
m = sys.monitoring
m.use_tool_id(1, "x")
def callback(*args):
    while True:
        pass
m.register_callback(1, m.events.PY_START, callback)
m.set_events(1, m.events.PY_START)
(lambda: 1)()
