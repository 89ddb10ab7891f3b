# ends: output
while True:
    print("x" * 50)
