class S:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __index__(self): return 9
print("%s %r %a %f %x %o" % (S(), S(), S(), S(), S(), S()))
try:
    print("%d" % S())
except TypeError as e:
    print(e)
s = "%s"
s %= "in place"
print(s, "%s" % {"a": 1}, "%s" % [1, 2], "%s" % {1}, "%s,%s" % tuple("ab"), "%d%%" % 5, "a%sb" % "", "%s" % b"x", "%.3s" % S(), "%5r|" % "a")
class T(tuple): pass
print("%s-%s" % T((1, 2)))
