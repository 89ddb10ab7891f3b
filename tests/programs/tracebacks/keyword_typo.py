fro x in range(3):
    print(x)
