data = iter([1, 2, 3, 0, 4])
it = iter(lambda: next(data), 0)
print(list(it), list(it), next(data))
def fail():
    raise StopIteration
print(list(iter(fail, None)))
def boom():
    raise KeyError("inside")
try:
    next(iter(boom, 1))
except KeyError as e:
    print(e)
print(type(it).__name__, list(iter(iter("abcab").__next__, "c")))
