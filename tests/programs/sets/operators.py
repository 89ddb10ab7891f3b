a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, {3} < a, a > {1}, a >= a, a == {3, 2, 1}, a != b, a.isdisjoint({9}), a < a)
c = a
c |= {9}; c &= {1, 9, 3}; c -= {1}; c ^= {3, 5}
print(c, a is c, a | frozenset({7}), type(a | frozenset()).__name__, type(frozenset() | a).__name__)
for source in ("a | [1]", "a & (1,)", "a + b", "a < [1]", "[1] - a", "a - {}.keys()", "a * 2", "a |= [1]"):
    try:
        exec(source)
        print("ok", source)
    except TypeError as e:
        print(e)
