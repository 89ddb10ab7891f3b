def f(x):
    match x:
        case []: return "empty"
        case [1]: return "one"
        case [1, 2]: return "one two"
        case [1, *rest, 9]: return f"1..9 {rest}"
        case [*_, "end"]: return "ends"
        case (a, b): return f"pair {a} {b}"
        case [a, [b, *c], *d]: return f"nested {a} {b} {c} {d}"
        case [first, *_]: return f"first {first}"
        case _: return "no"
from collections import deque
import array
for x in ([], (), [1], (1, 2), [1, 9], [1, 5, 6, 9], ["x", "end"], ("end",), [5, 6], [5, [6, 7], 8], [3, 4, 5], "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2}, range(2), range(3), deque([7, 8]), memoryview(b"ab"), iter([1]), array.array("i", [4, 5])):
    print(type(x).__name__, f(x))
