class Typed:
    def __init__(self, kind, default=...): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name, self.slot = name, "_" + name
    def __get__(self, obj, cls):
        if obj is None: return self
        try: return obj.__dict__[self.slot]
        except KeyError: raise AttributeError(f"{self.name} is not set") from None
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(v).__name__}")
        obj.__dict__[self.slot] = self.check(v)
    def check(self, v): return v
class Range(Typed):
    def __init__(self, low, high, **kw): super().__init__(int, **kw); self.low, self.high = low, high
    def check(self, v):
        if not self.low <= v <= self.high: raise ValueError(f"{self.name}: {v} not in {self.low}..{self.high}")
        return v
class RecordMeta(type):
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls.fields = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Typed)}
        return cls
class Record(metaclass=RecordMeta):
    def __init__(self, **kw):
        for k, f in self.fields.items():
            if k in kw: setattr(self, k, kw.pop(k))
            elif f.default is not ...: setattr(self, k, f.default)
        if kw: raise TypeError(f"unknown fields {sorted(kw)}")
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self.fields if hasattr(self, k))})"
class Person(Record):
    name = Typed(str)
    age = Range(0, 150, default=0)
class Employee(Person):
    salary = Typed((float))
print(Person(name="A"), Employee(name="B", age=3, salary=1.5), list(Employee.fields), Employee(age=5))
p = Person(name="x")
for f in (lambda: setattr(p, "age", "old"), lambda: setattr(p, "age", 200), lambda: Person(nam="x"), lambda: Person().name, lambda: Person(name=5), lambda: Employee.name.kind.nope):
    try: f()
    except (TypeError, ValueError, AttributeError) as e: print(type(e).__name__, e)
print(p, Person.age.high, vars(p))
