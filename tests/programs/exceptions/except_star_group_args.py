try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except ExceptionGroup as group:
    print(repr(group), group.args)
try:
    raise ValueError("naked")
except* ValueError as group:
    print(repr(group), group.args)
