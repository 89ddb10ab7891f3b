"""A proxy is a number, an iterator and an instance of a class as far as its object is."""
import weakref


class Number:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value

    __index__ = __int__

    def __add__(self, other):
        return ("add", other)

    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)

    def __iadd__(self, other):
        return ("iadd", other)

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)


number = Number(4)
proxy = weakref.proxy(number)
print(proxy + 1, 1 + proxy, 2 * proxy, [1] * proxy)
print(pow(proxy, 2), pow(proxy, 2, 3), int(proxy), hex(proxy), "abcdef"[proxy])
print(isinstance(proxy, Number), type(proxy).__name__)
changed = proxy
changed += 1
print(changed)
for use in (next, iter, len, hash, abs):
    try:
        print(use(proxy))
    except TypeError as error:
        print(error)
