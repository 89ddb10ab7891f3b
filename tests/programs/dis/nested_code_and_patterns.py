"""Classes with closures and super(), pattern matching, f-strings, comprehensions."""
import contextlib
import dis
import io
import re

SOURCE = '''
class A:
    def m(self): return super().m(1), super(A, self).x
def k(z):
    match z:
        case [a, *r] if a < r: return [q for q in r if q]
        case {'a': 1}: pass
    print(f'{a!r:>{r}} {z}', *r, k=2, **z)
    return {1, 2, 3}, {**z}, lambda: z
'''
with contextlib.redirect_stdout(io.StringIO()) as out:
    dis.dis(SOURCE)
for line in out.getvalue().splitlines():
    if " -> L" not in line:
        print(re.sub("at 0x[0-9a-f]+", "at 0x", re.sub(r"to L\d+|L\d+:", "", line)).split())
