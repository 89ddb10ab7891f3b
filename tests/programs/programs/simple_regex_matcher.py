def match(pattern, text):
    if pattern.startswith("^"):
        return match_here(pattern[1:], text)
    return any(match_here(pattern, text[i:]) for i in range(len(text) + 1))
def match_here(p, t):
    if not p: return True
    if p == "$": return not t
    if len(p) > 1 and p[1] in "*+?":
        return match_repeat(p[0], p[1], p[2:], t)
    return bool(t) and p[0] in (".", t[0]) and match_here(p[1:], t[1:])
def match_repeat(c, op, rest, t):
    low, high = {"*": (0, len(t)), "+": (1, len(t)), "?": (0, 1)}[op]
    n = 0
    while n < high and n < len(t) and c in (".", t[n]):
        n += 1
    while n >= low:
        if match_here(rest, t[n:]): return True
        n -= 1
    return False
import re
cases = [(p, t) for p in ("a", "^a", "a$", "^a*b$", "a.c", "x+y?z", "^.*end$", "", "^$", "c?at") for t in ("", "a", "ba", "aab", "abc", "xxz", "the end", "cat")]
print([(p, t) for p, t in cases if match(p, t)][:12])
print(all(match(p, t) == bool(re.search(p, t)) for p, t in cases), len(cases))
