class ByLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class ByBool:
    def __bool__(self): return False
    def __len__(self): return 5
class BadBool:
    def __bool__(self): return 1
class BadLen:
    def __len__(self): return -1
class StrLen:
    def __len__(self): return "3"
print(bool(ByLen(0)), bool(ByLen(3)), bool(ByBool()), not ByBool())
for make in (BadBool, BadLen, StrLen):
    try:
        if make():
            print("true")
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(len(make()))
    except Exception as e:
        print(type(e).__name__, e)
