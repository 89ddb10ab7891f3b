"""`__builtins__` of a namespace may be any mapping, and is asked as one."""

import types


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Refusing(dict):
    def __getitem__(self, key):
        raise ZeroDivisionError(key)


view = types.MappingProxyType({"x": 1})
attempt(lambda: eval("x + y", {"__builtins__": view, "y": 2}))
attempt(lambda: eval("lambda: x + y", {"__builtins__": view, "y": 2})())
attempt(lambda: eval("lambda: x", {"__builtins__": view}).__builtins__)
attempt(lambda: eval("[x for _ in [1]]", {"__builtins__": view}))
attempt(lambda: types.FunctionType(compile("y = x", "f", "exec"), {"__builtins__": view})())
attempt(lambda: exec("x", {"__builtins__": Refusing({"x": 1})}))
attempt(lambda: exec("x", {"__builtins__": 123}))
attempt(lambda: exec("x", {"__builtins__": None}))
attempt(lambda: exec("class A: pass", {"__builtins__": {}}))
attempt(lambda: exec("class A: pass", {"__builtins__": view}))
attempt(lambda: exec("import foo", {"__builtins__": {}}))
attempt(lambda: exec("import foo", {"__builtins__": view}))
