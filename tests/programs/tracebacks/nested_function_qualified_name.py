def outer():
    def inner(x):
        return x.missing
    class Local:
        def method(self):
            return inner(5)
    return Local().method()

outer()
