d = {1: "int", 2.0: "float", True: "bool"}
print(d, d[1.0], d[2], d[True])
d[0.0] = "zero"
d[-0.0] = "minus zero"
d[False] = "false"
print(d)
