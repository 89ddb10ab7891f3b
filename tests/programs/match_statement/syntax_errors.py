def check(body):
    try:
        compile("match x:\n" + "".join(f"    {line}\n" for line in body.split("\n")), "s", "exec")
        print("ok", repr(body))
    except SyntaxError as e:
        print(repr(body), "|", e.msg)
for body in ("case x: pass\ncase y: pass", "case _: pass\ncase 1: pass", "case [a, a]: pass", "case x | 1: pass", "case 1 | x: pass", "case [a] | [b]: pass", "case {**rest, 'k': 1}: pass", "case {'a': 1, 'a': 2}: pass", "case {**_}: pass", "case [*a, *b]: pass", "case *a: pass", "case *a, : pass", "case A(x=1, 2): pass", "case A(x=1, x=2): pass", "case 1 + 2: pass", "case 1 + x: pass", "case -x: pass", "case f'a': pass", "case a.b: pass", "case a.b(): pass", "case x as _: pass", "case x as y.z: pass", "case 1 as 2: pass", "case (a, b, *_): pass", "case {x: 1}: pass", "case {a.b: 1}: pass", "case 1 if x: pass", "case: pass", "pass", "case A(x, y=z): pass", "case not x: pass", "case x as x: pass", "case -1 - 1j: pass", "case 1j + 1: pass", "case {}: pass\ncase {**r}: pass", "case (x as y) | z: pass"):
    check(body)
