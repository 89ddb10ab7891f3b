# ends: error memory
for i in range(10**9):
    with open(f"/tmp/{i}", "w") as file:
        file.write("x" * 100)
