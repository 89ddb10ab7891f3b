import itertools as it
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()), list(it.permutations([1, 2, 3], 2)), list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.permutations([], 0)), list(it.combinations([1], 2)))
print([(k, list(g)) for k, g in it.groupby("aabbca")], [(k, [x for x in g]) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda n: n % 2)], list(it.compress("abcd", [1, 0, 1])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.islice(it.cycle("ab"), 5)), list(it.repeat("x", 2)))
for f in (lambda: list(it.islice([1], -1)), lambda: it.batched([1], 0), lambda: list(it.batched("abc", 2, strict=True)), lambda: it.combinations([1], -1), lambda: it.product([1], repeat=-1), lambda: it.count("a"), lambda: it.chain(1).__next__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
