# ends: ok error crashed
import types
code = (lambda: 1).__code__
try:
    made = types.CodeType(0, 0, 0, 5, 10, 3, b"\x00\x01\x02\x03" * 50, (None,), ("a",), ("b",), "f", "n", "q", 1, b"", b"", (), ())
    print("made")
    types.FunctionType(made, {})()
except Exception as e:
    print(type(e).__name__)
