# ends: error output
raise ValueError("x" * 10_000_000)
