class Seq:
    def __init__(self, error): self.error = error
    def __getitem__(self, i):
        if i == 2: raise self.error
        return i
for error in (IndexError("x"), StopIteration("y"), KeyError("z"), LookupError("w")):
    try:
        print(list(Seq(error)))
    except Exception as e:
        print(type(e).__name__, e)
