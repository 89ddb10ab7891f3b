# ends: error ok output memory
exec("\\\n" * 200_000 + "x = 1")
