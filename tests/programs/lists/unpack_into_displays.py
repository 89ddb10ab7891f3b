a = [1, 2]
print([*a, *a, 3, *"xy"], [*[], *()], [*range(3), *{5}], [x for x in [*a]])
try:
    [*5]
except TypeError as e:
    print(e)
try:
    [1, *None]
except TypeError as e:
    print(e)
def gen():
    yield 1
    raise ValueError("inside")
try:
    [0, *gen()]
except ValueError as e:
    print(e)
