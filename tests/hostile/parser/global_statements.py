# ends: error ok output memory
exec("def f():\n global " + ", ".join(f"g{i}" for i in range(100_000)) + "\n")
