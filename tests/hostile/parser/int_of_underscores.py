# ends: error ok output
int("_".join("1" * 100_000), 16)
