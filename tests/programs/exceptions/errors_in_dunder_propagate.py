class A:
    def __eq__(self, o): raise KeyError("eq")
    def __len__(self): raise IndexError("len")
    def __iter__(self): raise ZeroDivisionError("iter")
    def __bool__(self): raise TypeError("bool")
    def __hash__(self): raise OSError("hash")
    def __getitem__(self, i): raise LookupError("getitem")
    def __contains__(self, i): raise RuntimeError("contains")
    def __call__(self): raise StopIteration("call")
    def __lt__(self, o): raise NameError("lt")
    def __str__(self): raise AttributeError("str")
    def __format__(self, s): raise EOFError("format")
    def __index__(self): raise MemoryError("index")
    def __enter__(self): raise BufferError("enter")
    def __exit__(self, *a): pass
    def __del__(self): pass
a = A()
def w():
    with a: pass
for f in (lambda: a == 1, lambda: len(a), lambda: list(a), lambda: not a, lambda: {a}, lambda: a[0], lambda: 1 in a, lambda: list(iter(a, 1)), lambda: sorted([a, a]), lambda: str(a), lambda: f"{a}", lambda: [1][a], w, lambda: [*a], lambda: print(a), lambda: [1].index(a), lambda: a(), lambda: max(a, a), lambda: bool(a), lambda: "%s" % a):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
