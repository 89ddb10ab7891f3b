def f(x):
    match x:
        case ["a" | "b" as letter, 1 | 2 as digit]: return letter, digit
        case (0 | 1, y) | (y, 0 | 1): return "y", y
        case {"k": 1 | 2} | {"j": _}: return "mapping"
        case [[x] | x]: return "x", x
        case int() | str() as v: return "scalar", v
print([f(x) for x in (["a", 2], ("b", 3), (0, 9), (9, 1), {"k": 2}, {"k": 3}, {"j": 0}, [[5]], [6], 7, "s")])
