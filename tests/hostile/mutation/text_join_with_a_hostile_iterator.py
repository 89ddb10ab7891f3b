# ends: ok error
class A(list):
    def __iter__(self):
        yield "a"
        self.clear()
        yield "b"
        yield 5
try:
    ",".join(A(["x"]))
except TypeError as e:
    print(e)
class L:
    def __len__(self):
        return 10**9
    def __length_hint__(self):
        return 2**60
    def __iter__(self):
        return iter([1, 2])
print(list(L()), tuple(L()), sorted(L()), set(L()))
