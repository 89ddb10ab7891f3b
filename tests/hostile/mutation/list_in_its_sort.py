# ends: error ok
items = list(range(100))
def key(x):
    items.clear()
    items.extend(range(5))
    return x
try:
    items.sort(key=key)
except ValueError as e:
    print(e)
print(len(items))
