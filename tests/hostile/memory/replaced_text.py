# ends: error memory
("a" * 1_000_000).replace("a", "b" * 10_000)
