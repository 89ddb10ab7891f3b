import hashlib, pickle
class A:
    def __init__(self): self.x = 1; self.y = [1, 2]
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1; self.b = "x"
class List(list): pass
class Dict(dict): pass
class Int(int): pass
class Str(str): pass
class Bytes(bytes): pass
class ByteArray(bytearray): pass
class Keywords:
    def __getnewargs_ex__(self): return (), {"k": 3}
    def __new__(cls, **k): return object.__new__(cls)
class Items:
    def __reduce__(self): return Items, (), {"q": 1}, iter([1, 2]), iter([("a", 1)])
    def extend(self, items): pass
    def __setitem__(self, key, value): pass
class Outer:
    class Inner: pass
text = Str("q"); text.mark = 1
loop = []; loop.append(loop)
pair = ([],); pair[0].append(pair)
items = [None, True, False, 0, -1, 255, 256, 65536, 2**31 - 1, 2**31, -2**31 - 1, 2**64, -128, 2**2100, 1.5, -0.0,
    "", "abc", "é", "\u20ac\U0001f600", "a\nb\\c\0\r\x1a", "\ud800", "x" * 300, "y" * 70000, b"", b"abc\xff", b"z" * 300,
    b"q" * 70000, bytearray(), bytearray(b"hi"), bytearray(b"w" * 70000), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1],
    [1, 2], list(range(1000)), list(range(1001)), {}, {"a": 1}, {"a": 1, "b": 2}, {i: i for i in range(1000)},
    {i: i for i in range(1001)}, set(), {1, 2, 3}, set(range(1000)), frozenset(), frozenset([1]), loop, pair, A(), Slots(),
    List([1, 2]), Dict(a=1), Int(5), text, Bytes(b"q"), ByteArray(b"qq"), Keywords(), Items(), Outer.Inner, Outer.Inner(),
    int, len, type(None), type(...), NotImplemented, range(3), complex(1, 2)]
for index, item in enumerate(items):
    for protocol in range(6):
        try:
            data = pickle.dumps(item, protocol)
        except TypeError as error:
            print(index, protocol, error)
            continue
        shown = data if len(data) < 100 else (len(data), hashlib.md5(data).hexdigest())
        back = pickle.loads(data)
        print(index, protocol, shown, type(back) is type(item))
