# ends: ok error
import importlib
for name in ["__proto__", "constructor", "fs", "node:fs", "process", "child_process", "worker_threads", "toString", "/etc/passwd", "a/b", ""]:
    try:
        print("ESCAPED", importlib.import_module(name))
    except (ImportError, ValueError) as e:
        print(type(e).__name__)
