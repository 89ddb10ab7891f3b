# ends: output
while True:
    print("x", end="")
