# ends: output
input("x" * 10_000_000)
