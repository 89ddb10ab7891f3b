# ends: error ok memory output
error = ValueError(0)
for i in range(100_000):
    error = ExceptionGroup("g", [error])
error.split(ValueError), error.subgroup(lambda e: True)
