"""Runs one program under the python3 that is installed, and reports as measure.mjs does."""

import contextlib
import io
import json
import sys
import time

with open(sys.argv[1], encoding="utf-8") as file:
    source = file.read()
output = io.StringIO()
start = time.perf_counter()
with contextlib.redirect_stdout(output):
    exec(compile(source, "program.py", "exec"), {"__name__": "__main__"})
elapsed = (time.perf_counter() - start) * 1000
print(json.dumps({"milliseconds": elapsed, "output": output.getvalue()}))
