# ends: error ok output memory
eval("-" * 100_000 + "1")
