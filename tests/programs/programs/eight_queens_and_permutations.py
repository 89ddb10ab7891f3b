def queens(n, row=0, cols=frozenset(), d1=frozenset(), d2=frozenset()):
    if row == n: yield ()
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            for rest in queens(n, row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                yield (c,) + rest
def draw(solution):
    return "\n".join(" ".join("Q" if c == q else "." for c in range(len(solution))) for q in solution)
def permutations(items):
    if len(items) <= 1: yield items
    else:
        for i, x in enumerate(items):
            for rest in permutations(items[:i] + items[i + 1:]): yield [x] + rest
def next_permutation(a):
    i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]: i -= 1
    if i < 0: return False
    j = len(a) - 1
    while a[j] <= a[i]: j -= 1
    a[i], a[j] = a[j], a[i]
    a[i + 1:] = reversed(a[i + 1:])
    return True
print(draw(next(queens(6))), [len(list(queens(n))) for n in range(1, 7)], sep="\n")
print(len(list(permutations([1, 2, 3, 4]))), list(permutations(["a", "b"])))
a, seen = [1, 2, 2], []
while True:
    seen.append(a[:])
    if not next_permutation(a): break
print(seen)
