a, b = 5, "x"
if 1 < a <= b and a:
    print("no")
