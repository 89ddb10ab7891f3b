def a():
    x = "a"
    def b():
        def c():
            nonlocal x
            x += "c"
            def d():
                nonlocal x
                x += "d"
                return x
            return d
        return c
    c = b()
    d = c()
    return d(), d(), x
print(a())
def outer():
    v = 1
    class C:
        nonlocal v
        v = 2
        w = v
    return v, C.w, hasattr(C, "v")
print(outer())
