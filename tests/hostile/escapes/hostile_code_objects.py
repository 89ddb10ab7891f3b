# ends: error ok crashed
def f():
    return 1
code = f.__code__
for change in (dict(co_stacksize=0), dict(co_nlocals=100), dict(co_consts=()), dict(co_names=("x",) * 5), dict(co_varnames=("a",) * 50), dict(co_flags=0xffff), dict(co_argcount=50), dict(co_firstlineno=-5), dict(co_linetable=b"\xff" * 50), dict(co_exceptiontable=b"\xff" * 50), dict(co_cellvars=("x",)), dict(co_freevars=("y",)), dict(co_code=b""), dict(co_code=b"\xff" * 100)):
    try:
        g = type(f)(code.replace(**change), {})
        g()
    except Exception as e:
        pass
print("done")
