d = {}
d["me"] = d
d["list"] = [d]
print(d, d.values(), d.items())
print({(1, 2): {3}, None: {}, "q'": [()], 1.0: b"x"})
