def say(x):
    print(x, end=" ")
    return x
def deco(x):
    say(x)
    return lambda f: say("apply " + x) and f
@deco("d1")
@deco("d2")
def f(a: say("ann a") = say("default a"), *, b=say("default b"), c: int = say("default c")) -> say("ret"): pass
print()
def g(a, b=1, *c, d, e=2, **k): pass
print(g.__defaults__, g.__kwdefaults__, g.__code__.co_varnames, g.__code__.co_argcount, g.__code__.co_kwonlyargcount, g.__code__.co_posonlyargcount)
