# ends: error ok output memory
exec("def f(" + ", ".join(f"a{i}" for i in range(50_000)) + "): pass\nf()")
