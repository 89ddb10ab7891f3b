# ends: ok error output
exec("a" * 500_000 + " = 1")
