# ends: error ok output
exec("=".join(f"a{i}" for i in range(50_000)) + "=1")
