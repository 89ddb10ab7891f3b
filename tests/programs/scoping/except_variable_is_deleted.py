e = "outer"
try:
    raise ValueError("v")
except ValueError as e:
    saved = e
print(repr(saved))
try:
    e
except NameError as err:
    print(err)
def f():
    try:
        raise KeyError("k")
    except KeyError as k:
        k = "rebound"
        print(k)
    return "k" in locals()
print(f())
try:
    raise ValueError
except ValueError as z:
    del z
print("z" in globals())
for i in range(2):
    try:
        raise KeyError(i)
    except KeyError as each:
        if i == 0: continue
        break
print("each" in globals())
