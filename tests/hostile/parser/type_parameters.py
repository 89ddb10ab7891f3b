# ends: error ok output memory
exec("def f[" + ", ".join(f"T{i}" for i in range(20_000)) + "](): pass")
