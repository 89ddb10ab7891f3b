class Singleton(type):
    _instances = {}
    def __call__(cls, *a, **k):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*a, **k)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self, v): self.v = v
class Other(Config): pass
print(Config(1) is Config(2), Config(3).v, Other(9).v, Other(0) is Config(0))
class Interned:
    _pool = {}
    def __new__(cls, *key):
        return cls._pool.get(key) or cls._pool.setdefault(key, super().__new__(cls))
    def __init__(self, *key): self.uses = getattr(self, "uses", 0) + 1
print(Interned(1) is Interned(1), Interned(1).uses, Interned(2).uses, len(Interned._pool))
