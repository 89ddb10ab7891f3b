class M:
    def __init__(self, n, enter=False, exit=False): self.n, self.e, self.x = n, enter, exit
    def __enter__(self):
        print("enter", self.n)
        if self.e: raise ValueError(f"enter {self.n}")
    def __exit__(self, k, v, t):
        print("exit", self.n, repr(v))
        if self.x: raise KeyError(f"exit {self.n}")
def run(*ms, body=lambda: None):
    try:
        with ms[0], ms[1]:
            body()
    except Exception as e:
        print(repr(e), repr(e.__context__))
run(M(1), M(2, enter=True))
run(M(1, enter=True), M(2))
run(M(1), M(2, exit=True))
run(M(1, exit=True), M(2, exit=True))
run(M(1), M(2, exit=True), body=lambda: 1 / 0)
