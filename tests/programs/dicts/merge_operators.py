a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a)
c = a
c |= b
print(a is c, a)
c |= [("w", 0)]
print(c)
for source in ("a | [('q', 1)]", "[('q', 1)] | a", "a | None", "a + b", "a & b", "a < b"):
    try:
        print(eval(source))
    except TypeError as e:
        print(e)
try:
    a |= 5
except TypeError as e:
    print(e)
