# ends: ok error timeout
import sys
import traceback, io
def attempts():
    yield lambda: open("/nothing")
    yield lambda: __import__("nothing")
    yield lambda: eval("(")
    yield lambda: [].x
    yield lambda: int("x")
    yield lambda: b"\xff".decode()
    yield lambda: __import__("json").loads("{")
    yield lambda: __import__("re").compile("(")
    yield lambda: __import__("zlib").decompress(b"x")
    yield lambda: __import__("decimal").Decimal("x")
    yield lambda: __import__("struct").pack("i", "x")
    yield lambda: __import__("datetime").date(0, 0, 0)
    yield lambda: __import__("unicodedata").name("\x00")
    yield lambda: __import__("pickle").loads(b"x")
    yield lambda: __import__("ast").parse("x =")
    yield lambda: exec(compile("1/0", "\x00<x>", "exec"))
for attempt in attempts():
    try:
        attempt()
    except Exception:
        text = traceback.format_exc()
        if any(word in text for word in (sys.argv[3], ".js", ".ts", "node:", "    at ", "undefined", "[object")):
            print("ESCAPED", text)
print("done")
