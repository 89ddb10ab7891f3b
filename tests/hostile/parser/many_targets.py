# ends: error ok output memory
exec("=".join(f"a{i}" for i in range(50_000)) + "=1")
