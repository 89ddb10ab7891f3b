def gen():
    print("evaluated")
    return [1, 2]
g = (x for x in gen())
print("created")
print(list(g))
try:
    (x for x in undefined_name)
except NameError as e:
    print("immediately:", e)
h = (y for x in [1] for y in undefined_later)
print("lazy")
try:
    next(h)
except NameError as e:
    print(e)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
