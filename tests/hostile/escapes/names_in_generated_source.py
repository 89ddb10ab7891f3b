# ends: ok error
import collections, dataclasses, functools, enum
for name in ("__import__('os').system('x')", "a b", "x); import os; (", "\n", "'", '"', "${x}", "`", "*/", "//", "constructor", "\u2028"):
    for make in (lambda: collections.namedtuple("T", [name]), lambda: collections.namedtuple(name, ["a"]), lambda: dataclasses.make_dataclass("D", [name]), lambda: type(name, (), {name: 1})(), lambda: enum.Enum("E", {name: 1}), lambda: compile("x", name, "exec"), lambda: exec(f"class A:\n {name} = 1")):
        try:
            repr(make())
        except Exception as e:
            pass
print("done")
