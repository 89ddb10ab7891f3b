def f(a, b):
    return a.real + (b * 2) - "text" * 3

f(1, 2)
