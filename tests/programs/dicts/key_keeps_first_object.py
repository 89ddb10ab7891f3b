d = {1: "a"}
d[True] = "b"
d[1.0] = "c"
print(d)
d = {True: 1}
d[1] = 2
print(d, {0: "x", False: "y", 0.0: "z"}, {1, True, 1.0}, {"a": 1, "a": 2})
