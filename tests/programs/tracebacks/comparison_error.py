rows = [(1, "b"), (1, None)]
rows.sort()
