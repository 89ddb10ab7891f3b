# ends: error output memory timeout
error = ValueError(0)
for i in range(100_000):
    error = ExceptionGroup("g", [error])
raise error
