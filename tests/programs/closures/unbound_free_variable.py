def f():
    def g(): return x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e, e.name)
    x = 1
    print(g())
    del x
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        x
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    try:
        g.__closure__[0].cell_contents
    except ValueError as e:
        print(e)
f()
