from itertools import cycle
import string
def shift(c, n):
    for alphabet in (string.ascii_lowercase, string.ascii_uppercase):
        if c in alphabet:
            return alphabet[(alphabet.index(c) + n) % 26]
    return c
def caesar(text, n): return "".join(shift(c, n) for c in text)
def vigenere(text, key, sign=1):
    keys = cycle(ord(k) - 97 for k in key)
    return "".join(shift(c, sign * next(keys)) if c.isalpha() else c for c in text)
def crack(text):
    freq = "etaoinshrdlu"
    def score(t): return sum(t.lower().count(c) * (12 - i) for i, c in enumerate(freq))
    return max(range(26), key=lambda n: score(caesar(text, -n)))
secret = caesar("Meet me at the old bridge, tonight at seven!", 11)
print(secret, crack(secret), caesar(secret, -crack(secret)))
v = vigenere("Attack at Dawn", "lemon")
print(v, vigenere(v, "lemon", -1), caesar("xyz XYZ", 3), secret.translate(str.maketrans("aeiou", "*****")))
def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c: out[-1][1] += 1
        else: out.append([c, 1])
    return "".join(f"{c}{n}" if n > 1 else c for c, n in out)
def unrle(s):
    out, n = "", ""
    for c in reversed(s):
        if c.isdigit(): n = c + n
        else: out, n = c * int(n or 1) + out, ""
    return out
print(rle("aaabccdddd"), unrle(rle("aaabccddddddddddddd")), rle(""))
