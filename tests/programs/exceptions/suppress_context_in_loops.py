def convert(values):
    good, bad = [], []
    for v in values:
        try:
            n = int(v)
        except ValueError:
            try:
                n = float(v)
            except ValueError as e:
                bad.append((v, type(e.__context__).__name__, e.__suppress_context__))
                continue
        except TypeError as e:
            bad.append((v, str(e)[:20], e.__context__))
            continue
        else:
            if n < 0:
                break
        finally:
            good.append("|")
        good.append(n)
    return good, bad
print(convert(["1", "2.5", "x", None, "3"]))
print(convert(["1", "-2", "3"]))
