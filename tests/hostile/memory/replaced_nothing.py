# ends: error memory
("a" * 10_000_000).replace("", "xyz" * 1000)
