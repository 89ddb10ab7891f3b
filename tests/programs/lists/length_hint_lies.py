class Hint:
    def __init__(self, hint): self.hint = hint
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return self.hint
print(list(Hint(100)), list(Hint(0)), list(Hint(NotImplemented)))
for bad in (-1, "a", 2.5):
    try:
        list(Hint(bad))
    except Exception as e:
        print(type(e).__name__, e)
