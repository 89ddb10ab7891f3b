def task(n):
    raise ValueError(f"task {n}")

errors = []
for i in range(2):
    try:
        task(i)
    except ValueError as e:
        errors.append(e)
raise ExceptionGroup("several", errors + [ExceptionGroup("inner", [KeyError("k"), TypeError("t")])])
