s = "abc"
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    s.attribute = 1
except AttributeError as e:
    print(e)
t = s
s += "d"
print(t, s)
