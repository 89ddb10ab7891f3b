print(eval("1 + 2"), eval(" \t 5"), eval("x", {"x": 9}), eval(b"2 * 3"), eval(compile("4", "f", "eval")), exec("a = 1"), a)
code = compile("y = 1\nz = y + 1", "file.py", "exec")
ns = {}
exec(code, ns)
print(ns["z"], code.co_filename, code.co_name, eval(compile("q", "f", "eval"), {}, {"q": 3}))
exec(compile("5 + 5", "f", "single"))
exec(compile("None", "f", "single"))
exec("def f(): return __name__", g := {"__name__": "custom"})
print(g["f"](), eval("(lambda: __name__)()", {"__name__": "n2"}))
for f in (lambda: compile("x", "f", "bad"), lambda: eval("a = 1"), lambda: eval(""), lambda: compile("a\nb", "f", "eval"), lambda: compile("a = 1\nb = 2", "f", "single"), lambda: compile("x\0y", "f", "exec"), lambda: eval("1", 5), lambda: exec(None), lambda: compile(5, "f", "exec"), lambda: exec(compile("q", "f", "exec").replace(co_name="w"), {}), lambda: eval(b"\xff"), lambda: exec("x", {}, None), lambda: exec(code, closure=(1,))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
