a = {frozenset({1, 2}), 5}
print({1, 2} in a, {2} in a)
a.discard({1, 2})
print(a)
try:
    a.remove({7})
except KeyError as e:
    print(e, e.args)
