# ends: ok error
import sys
import importlib
found = [name for name in sys.builtin_module_names if "tandem" in name or "host" in name or name.startswith("_tandem")]
for name in found + ["tandem_host", "tandem", "_tandem", "js", "pyodide", "pyodide_js", "_pyodide"]:
    try:
        module = importlib.import_module(name)
    except ImportError as e:
        print(type(e).__name__)
        continue
    for attribute in dir(module):
        value = getattr(module, attribute)
        for args in ((), (None,), (1, 2, 3), ("__proto__",), ([[]],), ({"__proto__": {}},), (object(),), ("x" * 100_000,)):
            try:
                if callable(value): value(*args)
            except BaseException as e:
                repr(e)
for trick in ("constructor.constructor('return process')()", "globalThis", "process.env", "require('fs')", "import('node:fs')", "this"):
    for use in (eval, exec, lambda t: getattr(sys, t), lambda t: __import__(t), lambda t: "{0.%s}" % t, lambda t: compile(t, t, "eval")):
        try:
            use(trick)
        except BaseException as e:
            type(e).__name__
print("done")
