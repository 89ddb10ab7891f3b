# ends: error output memory timeout
error = ValueError(0)
for i in range(100_000):
    e = ValueError(i)
    e.__cause__ = error
    error = e
raise error
