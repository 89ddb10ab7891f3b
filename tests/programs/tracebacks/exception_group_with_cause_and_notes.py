e = ValueError("first")
e.add_note("note on first")
g = ExceptionGroup("group", [e, OSError("second")])
g.add_note("note on group")
try:
    1 / 0
except ZeroDivisionError as z:
    raise g from z
