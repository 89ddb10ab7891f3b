s = ""
for i in range(30):
    s += chr(97 + i % 26) if i % 3 else str(i)
print(s, len(s), s[::3], s.count("b"), s.upper()[-5:])
parts = []
for word in "the cat sat".split():
    parts += [word.capitalize(), " "]
parts[-1:] = "."
print("".join(parts), "".join(reversed("stressed")), "-".join("abc"), "ab" * 2 + "c" * 3)
t = "x" * 3
u = t
t += "y"
print(t, u, "%s" * 3 % tuple("abc"), "".join(c if c.isalpha() else f"[{ord(c)}]" for c in "a1 é!"))
