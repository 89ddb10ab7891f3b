def f(a, b=2, *, c=3):
    """Doc."""
    x = a + b
    return x * c
code = f.__code__
changed = code.replace(co_name="g", co_qualname="module.g", co_filename="g.py", co_firstlineno=40)
print(changed.co_name, changed.co_qualname, changed.co_filename, changed.co_firstlineno)
same = code.replace(
    co_argcount=code.co_argcount, co_code=code.co_code, co_cellvars=(), co_freevars=(), co_names=code.co_names,
    co_varnames=code.co_varnames, co_nlocals=code.co_nlocals, co_stacksize=code.co_stacksize,
    co_linetable=code.co_linetable, co_exceptiontable=code.co_exceptiontable, co_flags=code.co_flags,
    co_kwonlyargcount=code.co_kwonlyargcount, co_posonlyargcount=code.co_posonlyargcount)
print(same == code)
f.__code__ = code.replace(co_consts=tuple(10 if each == 2 else each for each in code.co_consts))
print(f(1), f(1, c=1))
print(code.replace(co_varnames=("p", "q", "r", "s")).co_varnames)
positional = code.replace(co_posonlyargcount=1)
f.__code__ = positional
try:
    f(a=1)
except TypeError as error:
    print(error)
for changes in {"co_name": 3}, {"co_consts": []}, {"co_code": "x"}, {"co_nothing": 1}, {"co_argcount": "a"}, {"co_nlocals": 7}:
    try:
        code.replace(**changes)
    except (TypeError, ValueError) as error:
        print(error)
