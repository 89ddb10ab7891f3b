x = 1
def read_then_assign():
    print(x)
    x = 2
def augmented():
    x += 1
def deleted():
    y = 1
    del y
    return y
def conditional(flag):
    if flag:
        z = 1
    return z
def loop_var():
    for q in []: pass
    return q
def with_except():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e
def imported():
    math.sqrt(2)
    import math
def nested_def():
    helper()
    def helper(): pass
def del_twice():
    w = 1
    del w, w
for f in (read_then_assign, augmented, deleted, lambda: conditional(0), loop_var, with_except, imported, nested_def, del_twice):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e, repr(e.name))
