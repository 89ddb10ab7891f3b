# ends: output
print("x" * 10_000_000)
