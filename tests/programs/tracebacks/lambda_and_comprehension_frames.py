key = lambda v: v["k"]
result = [key(v) for v in [{"k": 1}, {}]]
