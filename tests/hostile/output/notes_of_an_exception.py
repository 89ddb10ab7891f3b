# ends: error output
error = ValueError("x")
for i in range(100_000):
    error.add_note("note " * 20)
raise error
