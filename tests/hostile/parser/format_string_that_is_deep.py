# ends: error ok output
("{" * 100_000).format(1)
