for g in ({"__builtins__": {}}, {"__builtins__": {"len": lambda x: "mine"}}):
    for source in ("len('abc')", "1 + 1", "[i for i in (1, 2)]", "print"):
        try:
            print(source, eval(source, g))
        except Exception as e:
            print(source, type(e).__name__, e)
try:
    exec("class A: pass", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("import math", {"__builtins__": {}})
except ImportError as e:
    print(e)
