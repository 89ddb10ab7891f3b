def say(x):
    print(x, end=" ")
    return x
def f(*a, **k): return "called"
print(f(say(1), *say([2]), say(3), k=say("k"), **say({"z": 1}), m=say("m")))
class Loud:
    def __getattr__(self, name):
        print("get", name, end=" ")
        return lambda *a: print("call", name, a, end=" ") or self
Loud().a(say("x")).b(say("y"))
print()
try:
    undefined(say("never"))
except NameError as e:
    print(e)
try:
    f(say("before"), 1 / 0, say("after"))
except ZeroDivisionError as e:
    print(e)
try:
    nothing = None
    nothing(say("args first"))
except TypeError as e:
    print(e)
