# ends: error memory
("a " * 30_000_000).split()
