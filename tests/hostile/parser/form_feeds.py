# ends: error ok output
exec("\f" * 500_000 + "x = 1")
