# ends: ok error output memory
exec("a" * 500_000 + " = 1")
