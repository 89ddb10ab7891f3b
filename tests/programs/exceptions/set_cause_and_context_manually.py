e = ValueError("x")
e.__cause__ = KeyError("k")
print(e.__suppress_context__, repr(e.__cause__))
e.__context__ = TypeError("t")
e.__suppress_context__ = False
print(repr(e.__context__), e.__suppress_context__, e.with_traceback(None) is e)
for action in ("e.__cause__ = 5", "e.__context__ = 'x'", "e.__traceback__ = 5", "del e.__cause__", "e.args = 5", "del e.args", "e.with_traceback(5)", "e.__suppress_context__ = 'yes'", "e.__notes__", "e.add_note(5)"):
    try:
        exec(action)
        print("ok", action)
    except Exception as x:
        print(type(x).__name__, x)
e.args = [1, 2]
print(e.args, str(e), repr(e))
