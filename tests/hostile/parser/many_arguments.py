# ends: error ok output
exec("def f(" + ", ".join(f"a{i}" for i in range(50_000)) + "): pass\nf()")
