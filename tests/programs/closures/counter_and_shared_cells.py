def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(5)
print(inc(), inc(10), get(), counter()[1](), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, inc.__closure__[0] is get.__closure__[0])
