"""sys.setprofile hears of native functions and methods, but not of the wrappers of slots."""
import sys
seen = []
def profile(frame, event, arg):
    if event.startswith("c_"):
        seen.append((event, arg.__name__))
def calls():
    x = 5
    x.__add__(1)
    int.__add__(x, 2)
    add = x.__add__
    add(3)
    [].__len__()
    [].append(1)
    list.append([], 1)
    "a".upper()
    str.__str__("a")
    len([1])
    int("3")
    object().__repr__()
    {}.__getitem__
    try:
        {}.__getitem__(1)
    except KeyError:
        pass
    try:
        {}.pop(1)
    except KeyError:
        pass
sys.setprofile(profile)
calls()
sys.setprofile(None)
for event in seen:
    print(*event)
