def f(n):
    return f(n - 1) if n else {}["k"]

f(2)
