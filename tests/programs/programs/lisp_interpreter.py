import operator as op, math
class LispError(Exception): pass
def read(tokens):
    if not tokens: raise LispError("unexpected end")
    t = tokens.pop(0)
    if t == "(":
        out = []
        while tokens and tokens[0] != ")": out.append(read(tokens))
        if not tokens: raise LispError("missing )")
        tokens.pop(0)
        return out
    if t == ")": raise LispError("unexpected )")
    try: return int(t)
    except ValueError:
        try: return float(t)
        except ValueError: return t
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env: return env
            env = env.outer
        raise LispError(f"undefined {name}")
GLOBAL = Env()
GLOBAL.update({"+": lambda *a: sum(a), "-": op.sub, "*": lambda *a: math.prod(a), "/": op.truediv, "<": op.lt, "=": op.eq, "list": lambda *a: list(a), "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "null?": lambda l: l == [], "map": lambda f, l: [f(x) for x in l]})
def ev(x, env=GLOBAL):
    while True:
        if isinstance(x, str): return env.find(x)[x]
        if not isinstance(x, list): return x
        match x:
            case ["quote", v]: return v
            case ["if", test, yes, no]: x = yes if ev(test, env) else no
            case ["define", [name, *params], body]: env[name] = make(params, body, env); return name
            case ["define", name, v]: env[name] = ev(v, env); return name
            case ["set!", name, v]: env.find(name)[name] = ev(v, env); return None
            case ["lambda", params, body]: return make(params, body, env)
            case ["let", pairs, body]: x, env = body, Env([p[0] for p in pairs], [ev(p[1], env) for p in pairs], env)
            case ["begin", *body, last]:
                for b in body: ev(b, env)
                x = last
            case [f, *args]:
                f = ev(f, env)
                if not callable(f): raise LispError(f"not a function: {f}")
                return f(*(ev(a, env) for a in args))
            case []: raise LispError("empty application")
def make(params, body, env):
    return lambda *args: ev(body, Env(params, args, env))
def show(v): return "(" + " ".join(map(show, v)) + ")" if isinstance(v, list) else "fn" if callable(v) else str(v)
for line in ("(+ 1 2 (* 3 4))", "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 20)", "(define make-counter (lambda (n) (lambda () (begin (set! n (+ n 1)) n))))", "(define c (make-counter 10))", "(c)", "(c)", "(map (lambda (x) (* x x)) (list 1 2 3))", "(let ((a 2) (b 3)) (/ a b))", "(quote (a (b 1.5)))", "(cons 1 (cdr (list 5 6 7)))", "(undefined 1)", "(1 2)", "(+ 1", ")", "()", "(if (null? (list)) (quote yes) 0)", "(fact)", "car"):
    try: print(line, "=>", show(ev(read(line.replace("(", " ( ").replace(")", " ) ").split()))))
    except (LispError, TypeError) as e: print(line, "!", type(e).__name__, e)
