# ends: ok error
globals().clear()
x = [1, 2]
class A:
    pass
def f():
    return x
f()
