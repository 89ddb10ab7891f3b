# ends: error memory
list("ab" * 30_000_000)
