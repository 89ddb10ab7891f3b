class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
    def __eq__(self, o): return "A.eq"
    def __lt__(self, o): return "A.lt"
    def __gt__(self, o): return "A.gt"
class B(A):
    def __radd__(self, o): return "B.radd"
    def __eq__(self, o): return "B.eq"
    def __gt__(self, o): return "B.gt"
class C(A): pass
print(A() + B(), A() + C(), B() + A(), A() == B(), A() < B(), A() < C(), A() > B(), C() + B())
class I(int):
    def __radd__(self, o): return f"I.radd({o})"
    def __rsub__(self, o): return f"I.rsub({o})"
print(1 + I(2), I(2) + 1, 5 - I(1), 1.5 + I(2), 2 * I(3))
