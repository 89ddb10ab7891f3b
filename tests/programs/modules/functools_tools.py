import functools
add = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=9)
print(add(2), add(2, c=3), add.args, add.keywords, functools.partial(add, 5)(), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], "init"), functools.partial(pow, functools.Placeholder, 2)(5))
@functools.singledispatch
def show(x): return f"other {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1]), show("s"), show(True), show.dispatch(bool)(2))
class A:
    n = 0
    @functools.cached_property
    def v(self):
        A.n += 1
        return A.n
    @functools.singledispatchmethod
    def m(self, x): return "base"
    @m.register
    def _(self, x: str): return "str"
    p = functools.partialmethod(lambda self, a, b: (a, b), 1)
a = A()
print(a.v, a.v, a.__dict__, a.m(1), a.m("s"), a.p(2))
del a.v
print(a.v)
for f in (lambda: functools.reduce(max, []), lambda: functools.partial(), lambda: functools.partial(5), lambda: functools.reduce(1, [1, 2]), lambda: functools.partial(len)(), lambda: functools.partial(len, functools.Placeholder), lambda: functools.partial(pow, functools.Placeholder, 2)()):
    try: f()
    except TypeError as e: print(e)
