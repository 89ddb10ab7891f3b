# ends: error output memory
exec("if 1:\n\tx\n        y\n \t z\n" * 10_000)
