totals = {"a": 1}
totals["a"] += "one"
