def f(x):
    match x:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5: return "float"
        case "a" | "b": return "a or b"
        case b"x": return "bytes"
        case 1 + 2j: return "complex"
        case -0.5 - 3J: return "neg complex"
        case True: return "true"
        case None: return "none"
        case "con" "cat": return "concatenated"
        case _: return "other"
print([f(x) for x in (0, False, 0.0, -1, 1.5, "a", "b", b"x", 1 + 2j, -0.5 - 3j, True, 1, None, "concat", [], "0", 2)])
