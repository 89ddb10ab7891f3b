# ends: ok error
s = "\ud83d" + "\ude00x" + "\udc80"
print(ascii([s, s[0], s[::-1], s.upper(), s + s, s.split("x"), s.encode("utf-8", "surrogatepass"), len(s), hash(s) == hash(s)]))
d = {s: 1, s[0]: 2}
print(ascii(sorted(d)), "\ud83d" in "\U0001f600", "\ud83d" + "\ude00" == "\U0001f600")
