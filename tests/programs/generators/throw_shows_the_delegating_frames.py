import sys
def names():
    found = []
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found
class Custom:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def throw(self, error):
        print("throw", names())
        return 2
    def close(self):
        print("close", names())
def inner():
    try:
        yield
    except ValueError:
        print("inner", names())
    yield 3
def outer(iterable):
    yield from iterable
for make in Custom, inner:
    g = outer(make())
    next(g)
    print(g.throw(ValueError()))
    g.close()
