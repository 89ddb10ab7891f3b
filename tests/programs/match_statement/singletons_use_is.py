class Eq:
    def __eq__(self, o): print("eq", o); return True
match Eq():
    case None: print("none")
    case True: print("true")
    case False: print("false")
    case 5: print("five by eq")
match 1:
    case True: print("true")
    case 1: print("one")
match True:
    case 1: print("1 matches True")
