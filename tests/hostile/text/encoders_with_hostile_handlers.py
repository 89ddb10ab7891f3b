# ends: ok error memory
import codecs
for answer in (("x", -10**9), ("x", 10**9), ("\ud800", 1), (5, 1), None, ("x",), (b"\xff", 1)):
    codecs.register_error("odd", lambda e: answer)
    for attempt in (lambda: "a\u20acb\u20ac".encode("ascii", "odd"), lambda: b"a\xffb\xff".decode("utf-8", "odd"), lambda: "\u20ac".encode("cp437", "odd")):
        try:
            print(ascii(attempt())[:40])
        except Exception as e:
            print(type(e).__name__)
