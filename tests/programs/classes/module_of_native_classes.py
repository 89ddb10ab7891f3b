import collections
import functools
import itertools
import re

for value in (collections.deque(), itertools.count(), functools.partial(len), re.compile("a")):
    print(value.__module__, type(value).__dict__["__module__"])
for value in (collections.OrderedDict(), 5, [].append):
    print(type(value).__name__, "__module__" in type(value).__dict__, getattr(value, "__module__", "none"))


class Made:
    pass


print(Made.__dict__["__firstlineno__"])
Made.__module__ = "elsewhere"
print("__firstlineno__" in Made.__dict__, Made)
try:
    type("Bad", (), {"__doc__": "\udc00"})
except UnicodeEncodeError as error:
    print(error)
