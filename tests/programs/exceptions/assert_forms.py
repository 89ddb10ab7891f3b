def attempt(f):
    try:
        f()
        print("passed")
    except AssertionError as e:
        print(repr(e), e.args)
def a(): assert 1
def b(): assert 0
def c(): assert [], "message"
def d(): assert False, (1, 2)
def e(): assert (), ValueError("v")
def f(): assert not 1, print("evaluated only on failure") or "msg"
def g(): assert 1, 1 / 0
for fn in (a, b, c, d, e, f, g): attempt(fn)
AssertionError = ValueError
try:
    assert 0, "builtin one is used"
except Exception as e:
    print(type(e).__name__, isinstance(e, ValueError))
