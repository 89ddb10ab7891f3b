from dataclasses import dataclass, field, asdict, replace
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
a, b = P(1), P(1, 2)
a.tags.append("t")
print(a, b, a == P(1), a < b, asdict(a), replace(a, y=9), b.tags, P.__match_args__)
@dataclass(frozen=True, slots=True)
class F:
    v: int
f = F(3)
print(hash(f) == hash(F(3)), f)
for g in (lambda: setattr(f, "v", 1), lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(z=1), lambda: a < 5):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e:
    print(e)
