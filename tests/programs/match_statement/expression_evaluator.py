from dataclasses import dataclass
@dataclass
class Num: value: float
@dataclass
class Var: name: str
@dataclass
class Bin:
    op: str
    left: object
    right: object
def ev(e, env):
    match e:
        case Num(v): return v
        case Var(n) if n in env: return env[n]
        case Var(n): raise NameError(n)
        case Bin("+", l, r): return ev(l, env) + ev(r, env)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return 0
        case Bin("*", l, r): return ev(l, env) * ev(r, env)
        case Bin(op=op): raise ValueError(f"bad op {op}")
def simplify(e):
    match e:
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)): return simplify(x)
        case Bin("*", Num(1), x) | Bin("*", x, Num(1)): return simplify(x)
        case Bin(o, l, r): return Bin(o, simplify(l), simplify(r))
        case other: return other
t = Bin("+", Bin("*", Num(1), Var("x")), Bin("+", Num(0), Num(3)))
print(ev(t, {"x": 4}), simplify(t))
for bad in (Var("q"), Bin("/", Num(1), Num(2))):
    try: ev(bad, {})
    except Exception as e: print(type(e).__name__, e)
print(ev(Bin("*", Var("undefined"), Num(0)), {}))
