# ends: ok error
import itertools
def gen():
    global other
    while True:
        try:
            yield next(other)
        except ValueError as e:
            yield str(e)
        except StopIteration:
            return
other = gen()
try:
    print(next(other))
except Exception as e:
    print(type(e).__name__, e)
def closes_itself():
    try:
        yield 1
    finally:
        try:
            me.close()
        except ValueError as e:
            print(e)
me = closes_itself()
next(me)
me.close()
def throws():
    yield from inner
def again():
    for method in (lambda: outer.send(None), lambda: outer.throw(KeyError), outer.close):
        try:
            method()
        except Exception as e:
            print(type(e).__name__, e)
    yield 1
inner = again()
outer = throws()
print(next(outer))
a, b = itertools.tee(x for x in (1, 2))
def uses_tee():
    for x in it: yield x
it = iter(lambda: next(it), 5)
try:
    next(it)
except Exception as e:
    print(type(e).__name__)
z = zip(iter(lambda: next(z), 1))
try:
    next(z)
except Exception as e:
    print(type(e).__name__)
