from functools import lru_cache
def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]
@lru_cache(None)
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
WORDS = ["python", "pylon", "typhoon", "bython", "jython", "pythons"]
for w in ("pyton", "phython", "java", ""):
    ranked = sorted((distance(w, c), c) for c in WORDS)
    print(repr(w), ranked[0], [c for d, c in ranked if d <= 2])
print(lcs("AGGTAB", "GXTXAYB"), distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"))
