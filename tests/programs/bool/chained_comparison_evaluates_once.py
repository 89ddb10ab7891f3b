calls = []
def f(n):
    calls.append(n)
    return n
print(f(1) < f(2) < f(3), calls); calls.clear()
print(f(3) < f(2) < f(1), calls); calls.clear()
print(f(1) < f(2) > f(0) != f(5) in [f(5)], calls); calls.clear()
print(not f(1) < f(0) < f(9), calls)
