# ends: error ok output memory
("{" * 100_000).format(1)
