# ends: error memory
",".join(["x" * 1_000_000] * 100_000)
