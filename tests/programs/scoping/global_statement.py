count = 0
def bump():
    global count, created
    count += 1
    created = f"made {count}"
bump(); bump()
print(count, created)
def shadow():
    count = "local"
    def inner():
        global count
        count = "from inner"
        return count
    return inner(), count
print(shadow(), count)
class A:
    global from_class
    from_class = 1
    count = 5
print(from_class, A.count, hasattr(A, "from_class"))
def define():
    global Klass, func
    class Klass: pass
    def func(): return Klass
    global math
    import math
define()
print(func().__name__, Klass.__qualname__, math.floor(1.5))
