import itertools
a, b = itertools.tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
print(list(itertools.chain("ab", [1], ())), list(itertools.chain.from_iterable(["ab", "c"])), list(itertools.islice(itertools.count(5, 2), 2, 8, 2)), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: x < 3, [1, 3, 1])), list(itertools.accumulate([1, 2, 3], initial=10)), list(itertools.zip_longest("ab", "c", fillvalue="-")), list(itertools.pairwise("abc")), list(itertools.batched("abcde", 2)))
