def a(): return
def b(): pass
def c(): return 1, 2
def d(): return *[1, 2], 3
def e(): return (yield)
def f(x):
    if x: return "early"
def g():
    for i in range(5):
        if i == 3: return i
    return "never"
def h():
    while True:
        try:
            return "from try"
        finally:
            print("cleanup")
print(a(), b(), c(), d(), f(1), f(0), g(), h(), (lambda: None)())
