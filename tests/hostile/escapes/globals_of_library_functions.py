# ends: ok error
import json, os, sys, io, importlib
def names(f):
    return f.__globals__
for f in (json.dumps, os.walk, importlib.import_module):
    g = names(f)
    for name, value in g.items():
        if sys.argv[3] in repr(value)[:2000] or "node" in repr(value)[:2000].lower() and "_node" not in repr(value)[:2000].lower():
            pass
        if any(word in repr(value)[:5000] for word in (sys.argv[3], "node_modules", ".js", "CANARY")):
            print("ESCAPED", name)
print("done")
