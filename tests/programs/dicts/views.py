d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, 5 in i, list(reversed(v)), list(reversed(i)))
print(k == {"a", "b", "c"}, k == ["a", "b", "c"], v == d.values(), i == {("a", 1), ("b", 2), ("c", 3)}, k >= {"a"}, sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted(i & {("a", 1)}), k.isdisjoint(["q"]), k.mapping, type(k & []).__name__)
for source in ("k[0]", "hash(k)", "k + k", "v & v", "k.add(1)", "k & 5", "k < [1]", "k.mapping['a'] = 1", "len(v, 1)"):
    try:
        exec(source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
