class A:
    T = int
    a: T
    if True:
        b: str
    else:
        c: bytes
    for i in range(2):
        d: "loop"
    def m(self, x: T) -> T: pass
print(A.__annotations__, A.m.__annotations__)
flag = False
if flag:
    m1: int
else:
    m2: str
print(__annotate__(1) if "__annotate__" in globals() else "none")
class B(A): e: float
print(B.__annotations__, "__annotations__" in A.__dict__, type("C", (), {}).__annotations__)
from_future = {}
exec("from __future__ import annotations\ndef f(a: undefined, b: 1 + 1) -> x.y: pass\nv: List[int] = 1", from_future)
print(from_future["f"].__annotations__, from_future["__annotations__"])
