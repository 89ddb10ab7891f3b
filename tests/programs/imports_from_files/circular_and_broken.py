import os
import sys

sources = {
    "first": "from second import y\nx = 1\n",
    "second": "from first import x\ny = 1\n",
    "third": "import fourth\nx = 1\n",
    "fourth": "import third\nprint(third.x)\n",
    "broken": "def f(:\n",
    "raising": "1 / 0\n",
}
for name, source in sources.items():
    with open(f"{name}.py", "w") as stream:
        stream.write(source)
sys.path.insert(0, os.getcwd())
for name in "first", "third", "broken", "raising":
    try:
        __import__(name)
    except Exception as error:
        print(type(error).__name__, str(error).split(" (/")[0].split(" (brok")[0].split(" from '/")[0], name in sys.modules)
