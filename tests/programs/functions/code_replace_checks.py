def f(a, b):
    return len


code = f.__code__
for change in (
    {"co_argcount": -1}, {"co_flags": -1}, {"co_argcount": 9}, {"co_varnames": ("a",)}, {"co_names": (1,)},
    {"co_nlocals": 3}, {"co_name": 5}, {"co_consts": [1]},
):
    try:
        code.replace(**change)
    except Exception as error:
        print(change, type(error).__name__, error)
print(code.replace(co_names=("max",)).co_names, code.replace(co_flags=3 | 0x100).co_flags)
