double = lambda x: x * 2
unused = lambda x: x
key = lambda item: (
    item
)
print(sorted([3, 1], key=lambda n: -n), double(2))
print((lambda: 1 if double(0) else 2)())
table = {
    "a": lambda: 1,
    "b": lambda: 2,
}
print(table["a"]())
