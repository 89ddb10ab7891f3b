class NoHash:
    __hash__ = None
class EqOnly:
    def __eq__(self, other): return True
class BadHash:
    def __hash__(self): return "x"
class Raises:
    def __hash__(self): raise RuntimeError("hash!")
class Big:
    def __hash__(self): return 2**200 + 7
for make in (NoHash, EqOnly, BadHash, Raises):
    try:
        {make(): 1}
    except Exception as e:
        print(type(e).__name__, e)
    try:
        hash(make())
    except Exception as e:
        print(type(e).__name__, e)
print(isinstance(hash(Big()), int), len({Big(): 1, Big(): 2}))
