a = b = [1]
a += (2,)
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
a += "xy"
print(a)
try:
    a + (1,)
except TypeError as e:
    print(e)
try:
    a += 5
except TypeError as e:
    print(e)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
