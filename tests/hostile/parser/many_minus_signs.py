# ends: error ok output
eval("-" * 100_000 + "1")
