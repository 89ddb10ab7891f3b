import os
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)
for name in ("0", "builtins.len", "len", "nope", ".x", "x.", "no.such", "os.path.basename"):
    os.environ["PYTHONBREAKPOINT"] = name
    try:
        print(name, breakpoint("a/b"))
    except Exception as error:
        print(name, type(error).__name__, error)
