import io
import re
import sys


class Odd(Exception):
    __module__ = "odd"

    def __str__(self):
        return 1 / 0


def failing(error):
    try:
        yield 1
    finally:
        raise error


sys.stderr = io.StringIO()
noted = KeyError("key")
noted.add_note("not shown")
syntax = SyntaxError("text", ("file", 1, 2, "line", 1, 3))
for error in [ValueError(), noted, syntax, ExceptionGroup("group", [noted]), Odd()]:
    for number in failing(error):
        break
print(re.sub("0x[0-9a-f]+", "ADDRESS", sys.stderr.getvalue()))
