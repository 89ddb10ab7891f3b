# ends: ok error
names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "then", "length", "name"]
class C:
    pass
c = C()
for name in names:
    print(name, getattr(c, name, None), hasattr(C, name), name in globals(), {}.get(name), name in vars(c))
    setattr(c, name, name)
    assert getattr(c, name) == name and vars(c)[name] == name
print(dict.fromkeys(names, 1), dict(**dict.fromkeys(names, 2)), sorted(vars(c)) == sorted(names))
exec("\n".join(f"{name} = 1; del {name}" for name in names))
exec("def f(" + ", ".join(names) + "): return locals()")
print(f(**dict.fromkeys(names, 3)))
