import os
import sys


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as stream:
        stream.write(text)


write("pkg/__init__.py", "from . import a\nprint(__name__, __package__, os.path.relpath(__path__[0]))".replace("print", "import os\nprint"))
write("pkg/a.py", "from .sub import b\nprint(__name__, __spec__.parent, b.value)\n")
write("pkg/sub/__init__.py", "")
write("pkg/sub/b.py", "value = __package__\n")
write("space/inner/leaf.py", "print(__name__, __package__)\n")
sys.path.insert(0, os.getcwd())
import pkg
import pkg.sub.b
import space.inner.leaf

print(pkg.sub.b.__name__, os.path.relpath(pkg.sub.b.__file__), type(pkg.__loader__).__name__)
print(type(space.__path__).__name__, {os.path.relpath(path) for path in space.__path__}, hasattr(space, "__file__"))
try:
    import pkg.missing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from pkg import missing
except ImportError as error:
    print(str(error).split(" (")[0], error.name)
