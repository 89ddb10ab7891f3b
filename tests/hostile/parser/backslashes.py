# ends: error ok output
exec("\\\n" * 200_000 + "x = 1")
