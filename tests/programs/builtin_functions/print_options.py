import sys
print()
print(1, 2, sep="")
print("a", "b", sep=", ", end="!\n")
print("no newline", end="")
print(" continued")
print(*[1, 2], *"ab", sep="-")
print("x", sep="never", end="\n\n")
print("to stdout", file=sys.stdout, flush=True)
print(None, sep=None, end=None, file=None)
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W()
print("a", 1, sep="|", end=".", file=w)
print(w.parts)
for f in (lambda: print("a", sep=1), lambda: print("a", end=b"x"), lambda: print(1, file=5), lambda: print("a", foo=1), lambda: print("x", flush=True, file=w)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print("a\tb\\n", 'q"', [1, "é"], {"k": print}.keys())
