# ends: ok error
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if i > 5:
            raise IndexError
        return i
for n in (-1, 2**63 - 1, 2**70, "x"):
    for action in (len, list, reversed, lambda x: list(reversed(x)) if n < 10 else None, bool):
        try:
            print(str(action(L(n)))[:20].split(" at ")[0])
        except Exception as e:
            print(type(e).__name__)
