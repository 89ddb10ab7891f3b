match 1, 2:
    case a, b: print(a, b)
match 1,:
    case [x]: print(x)
match *[1, 2], 3:
    case [_, _, n]: print(n)
match (y := 5):
    case 5: print("walrus", y)
match = {"match": 1}
case = 2
print(match["match"] + case)
match match:
    case {"match": case}: print(case)
match (lambda: 3)():
    case 3: print("call")
match [1, 2][0]:
    case 1: print("subscript")
def match(x): return x
print(match(5), match (6))
match -1:
    case -1: print("negative")
type = 5
type = type + 1
print(type)
