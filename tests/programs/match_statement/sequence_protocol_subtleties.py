import collections.abc
class Seq(collections.abc.Sequence):
    def __init__(self, *items): self.items = items
    def __len__(self): print("len"); return len(self.items)
    def __getitem__(self, i): print("get", i); return self.items[i]
match Seq(1, 2, 3):
    case [1, x]: print("no")
    case [9, _, _]: print("no")
    case [1, *_, z]: print("yes", z)
class NotSeq:
    def __len__(self): return 1
    def __getitem__(self, i):
        if i: raise IndexError(i)
        return 1
match NotSeq():
    case [x]: print("no")
    case _: print("not a registered sequence")
class L(list): pass
class S(str): pass
match L([1]):
    case [x]: print("list subclass", x)
match S("a"):
    case [x]: print("no")
    case "a": print("str subclass equal")
collections.abc.Sequence.register(NotSeq)
match NotSeq():
    case [x]: print("registered", x)
