# Backtracking: eight queens and permutations.
def queens(n, row, columns, left, right):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if column in columns or row + column in left or row - column in right:
            continue
        columns.add(column)
        left.add(row + column)
        right.add(row - column)
        found += queens(n, row + 1, columns, left, right)
        columns.remove(column)
        left.remove(row + column)
        right.remove(row - column)
    return found


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item] + rest


print(queens(9, 0, set(), set(), set()), sum(p[0] * p[-1] for p in permutations(list(range(9)))))
