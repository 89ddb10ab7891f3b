import importlib
import importlib.util
import os
import sys


def write(text):
    with open("changing.py", "w") as stream:
        stream.write(text)


write("value = 1\n")
sys.path.insert(0, os.getcwd())
import changing

print(changing.value)
write("value = 'two'\n")
print(importlib.reload(changing) is changing, changing.value)
spec = importlib.util.find_spec("changing")
print(spec.name, spec.has_location, os.path.relpath(spec.origin), type(spec.loader).__name__)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.value, module is changing, spec.loader.get_source("changing"))
del sys.modules["changing"]
os.remove("changing.py")
try:
    import changing
except ModuleNotFoundError as error:
    print(error)
print([type(finder).__name__ for finder in sys.path_hooks if not isinstance(finder, type)])
