# ends: error ok output memory
int("_".join("1" * 100_000), 16)
