def clean(s): return "".join(c for c in s.casefold() if c.isalnum())
for s in ("A man, a plan, a canal: Panama!", "Straße", "été", "No lemon, no melon", "", "ab"):
    c = clean(s)
    print(repr(c), c == c[::-1], "".join(sorted(set(c))))
groups = {}
for w in "listen silent enlist google elbow below inlets".split():
    groups.setdefault("".join(sorted(w)), []).append(w)
print([g for g in groups.values() if len(g) > 1], max(groups, key=lambda k: (len(groups[k]), k)))
