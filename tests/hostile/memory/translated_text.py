# ends: error memory
("a" * 1_000_000).translate({97: "b" * 10_000})
