def f():
    result = [z for _ in range(1)]
    z = 1
try:
    f()
except NameError as e:
    print(type(e).__name__, e)
def g():
    for q in []:
        pass
    return [q for _ in [1]]
try:
    g()
except NameError as e:
    print(type(e).__name__, e)
def h():
    return [lambda: r for r in []] or [r for r in [7]][0]
print(h())
def k():
    del k_local
    k_local = 1
try:
    k()
except UnboundLocalError as e:
    print(e)
