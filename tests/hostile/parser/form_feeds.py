# ends: error ok output memory
exec("\f" * 500_000 + "x = 1")
