# ends: ok error
for spec in ("%(a", "%" + "9" * 30 + "d", "%.*f", "%(x)s", "%c", "%\ud800", "%***d", "%" * 1001, "%(" + "(" * 1000, "%-0+ #s"):
    for value in (5, "x", {}, (), ("x" * 5,), -1):
        try:
            ascii(spec % value)
        except Exception as e:
            pass
print("done")
