len = lambda x: "shadowed"
print(len([1]))
del len
print(len([1]))
def f():
    list = "local"
    return list
print(f(), list("ab"))
def g():
    print(max)
    max = 1
try:
    g()
except UnboundLocalError as e:
    print(e)
import builtins
builtins.my_builtin = 42
print(my_builtin)
del builtins.my_builtin
try:
    my_builtin
except NameError as e:
    print(e)
print(type(__builtins__).__name__ in ("module", "dict"), __name__, builtins.__name__)
