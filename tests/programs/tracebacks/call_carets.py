def add(a, b):
    return a + b

total = add(1, 2) + add("x", add(3, None)) + add(5, 6)
