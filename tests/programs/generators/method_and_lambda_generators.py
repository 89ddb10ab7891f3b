class Tree:
    def __init__(self, *kids): self.kids = kids
    def __iter__(self):
        yield self
        for k in self.kids:
            yield from k
print(sum(1 for _ in Tree(Tree(), Tree(Tree()))))
g = (lambda: (yield 5))()
print(next(g), list(g))
class Ctx:
    @property
    def items(self):
        yield from "ab"
    @staticmethod
    def nums(): yield 1
    @classmethod
    def names(cls): yield cls.__name__
print(list(Ctx().items), list(Ctx.nums()), list(Ctx().names()))
