class Expr:
    def __init__(self, text): self.text = text
    def __lt__(self, other): return Expr(f"({self.text} < {other})")
    def __bool__(self):
        print("bool of", self.text)
        return True
    def __repr__(self): return self.text
a = Expr("a")
print(a < 1)
print(a < 1 < 2)
print((a < 1) and (a < 2))
