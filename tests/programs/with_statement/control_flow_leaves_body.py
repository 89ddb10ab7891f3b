class M:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", *map(type, a[:2]))
def ret():
    with M(): return "value"
def loop():
    for i in range(3):
        with M():
            if i == 0: continue
            break
    return i
def gen():
    with M():
        yield 1
        yield 2
def nested_return():
    with M(), M():
        try: return "r"
        finally: print("finally")
print(ret(), loop(), nested_return())
g = gen(); next(g); g.close()
print(list(gen()))
