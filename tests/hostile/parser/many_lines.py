# ends: error ok memory timeout output
exec("x = 1\n" * 50_000)
