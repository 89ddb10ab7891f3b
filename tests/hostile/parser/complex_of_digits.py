# ends: ok error output memory
complex("1" * 1_000_000 + "+" + "2" * 1_000_000 + "j")
