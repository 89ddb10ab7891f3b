import math, string as s
import os.path as p
from math import floor as fl, ceil
from collections import (namedtuple, deque,)
import collections.abc
print(math.floor(1.5), s.digits, fl(2.5), ceil(2.5), p.join("a", "b"), namedtuple.__name__, collections.abc.Sized.__name__, __import__("math") is math, math.__name__)
for source in ("import nope", "import math.nope", "from math import nope", "from nope import x", "import nope.sub", "from . import x", "from math import *", "from .x import y", "import collections.nope", "__import__('')", "__import__(5)"):
    try:
        exec(source, {})
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, str(e).split(" (")[0])
for source in ("def f(): from math import *", "import a as b.c", "from a import", "from a import (b", "import a,", "from a import b,", "from . import *", "import (a)", "from a import b as c.d", "from __future__ import nope", "x = 1\nfrom __future__ import annotations", "from a import *, b", "import"):
    try:
        compile(source, "s", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
