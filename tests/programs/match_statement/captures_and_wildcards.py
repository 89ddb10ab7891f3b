match (1, 2, 3):
    case (x, _, z): print(x, z)
match "text":
    case y: print(y)
match [1]:
    case [a] if a > 5: print("no")
    case [b]: print("b", b, "a" in dir(), a)
match 5:
    case 4 as n: print("no")
    case (5 | 6) as n: print("as", n)
match (1, (2, 3)):
    case (a, (b, c) as pair) as whole: print(a, b, c, pair, whole)
_ = "kept"
match 9:
    case _: print(_)
