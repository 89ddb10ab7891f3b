def f(n):
    try:
        return f(n + 1)
    except RecursionError:
        return "recovered"
print(f(0))
def g():
    try:
        g()
    finally:
        depth.append(1)
depth = []
try:
    g()
except RecursionError as e:
    print(type(e).__name__, len(depth) > 100)
print("still fine", sum(range(10)))
