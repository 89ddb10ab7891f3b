print({1: 2} == {1: 2}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 2.0}, {1: 1} != {1: 2}, {} == [], {1: float("nan")} == {1: float("nan")})
nan = float("nan")
print({1: nan} == {1: nan}, {"a": [1]} == {"a": [1]}, {1: 1} == {2: 1})
class A:
    def __eq__(self, other): return "weird"
    __hash__ = None
print({1: A()} == {1: 5}, {1: 5} == {1: A()})
