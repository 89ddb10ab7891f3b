import os
import pkgutil
import runpy
import sys

os.mkdir("tool")
for name, source in {"__init__": "", "__main__": "print(__name__, __package__, __spec__.name)", "extra": ""}.items():
    with open(f"tool/{name}.py", "w") as stream:
        stream.write(source)
sys.path.insert(0, os.getcwd())
runpy.run_module("tool", run_name="__main__")
print(runpy.run_path("tool/extra.py")["__name__"])
import tool

print([module.name for module in pkgutil.iter_modules(tool.__path__)])
print(pkgutil.get_data("tool", "__main__.py")[:5], pkgutil.resolve_name("tool.extra").__name__)
