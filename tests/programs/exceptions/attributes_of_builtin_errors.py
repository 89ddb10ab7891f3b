def catch(f):
    try:
        f()
    except BaseException as e:
        return e
e = catch(lambda: undefined_thing); print(e.name)
e = catch(lambda: (5).nope); print(e.name, e.obj)
e = catch(lambda: __import__("no_such_module")); print(type(e).__name__, e, e.name, e.path, e.msg)
def imp():
    from math import nothing
e = catch(imp); print(type(e).__name__, str(e).split(" (")[0], e.name, e.name_from)
e = catch(lambda: next(iter([]))); print(e.value)
e = catch(lambda: "é".encode("ascii")); print(e.encoding, e.start, e.end, e.reason, e.object)
e = catch(lambda: compile("x = = 1", "f.py", "exec")); print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)
e = catch(lambda: exit_()); print(e.name)
e = SystemExit(5); print(e.code, SystemExit("m").code, SystemExit(1, 2).code)
print(AttributeError("m", name="n", obj=3).name, NameError("m", name="q").name, ImportError("m", name="a", path="b").path, AttributeError().name)
for bad in (lambda: AttributeError(x=1), lambda: NameError(foo=2), lambda: ValueError(x=1), lambda: ImportError("m", nope=1), lambda: KeyError(a=1)):
    print(catch(bad))
