text = "it was the best of times it was the worst of times"
counts, places = {}, {}
for i, w in enumerate(text.split()):
    counts[w] = counts.get(w, 0) + 1
    places.setdefault(w, []).append(i)
print(counts, places["times"], max(counts, key=counts.get), {n: [w for w in counts if counts[w] == n] for n in sorted(set(counts.values()))})
tree = {}
for path in ("a/b/c", "a/b/d", "a/e", "f"):
    node = tree
    for part in path.split("/"):
        node = node.setdefault(part, {})
print(tree, {v: k for k, v in {"x": 1, "y": 2}.items()}, dict(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:2]))
def merge(a, b):
    return {k: merge(a[k], b[k]) if k in a and k in b and isinstance(a[k], dict) else b.get(k, a.get(k)) for k in [*a, *(k for k in b if k not in a)]}
print(merge({"a": {"x": 1, "y": 2}, "b": 1}, {"a": {"y": 3, "z": 4}, "c": 5}))
