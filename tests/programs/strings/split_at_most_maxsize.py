# The largest size there is stands for no limit.
import sys

print("a|b|c".split("|", sys.maxsize), "a|b|c".rsplit("|", sys.maxsize), "aba".replace("a", "x", sys.maxsize))
print(b"a|b|c".split(b"|", sys.maxsize), "abc"[: sys.maxsize], "abcabc".find("b", 2, sys.maxsize))
try:
    "a".split("|", (sys.maxsize + 1) ** 3)
except OverflowError as error:
    print(type(error).__name__)
