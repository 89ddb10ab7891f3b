# ends: timeout error
import sys
m = sys.monitoring
m.use_tool_id(1, "x")
for name, event in vars(m.events).items():
    if isinstance(event, int) and event:
        try:
            m.register_callback(1, event, lambda *args: m.restart_events())
        except ValueError:
            pass
m.set_events(1, m.events.LINE | m.events.INSTRUCTION | m.events.CALL | m.events.JUMP | m.events.BRANCH)
while True:
    len([])
