from functools import cache
def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for i, (weight, value) in enumerate(items):
        for c in range(capacity, weight - 1, -1):
            candidate = best[c - weight][0] + value, best[c - weight][1] + (i,)
            if candidate[0] > best[c][0]: best[c] = candidate
    return best[capacity]
def change(coins, amount):
    table = [0] + [None] * amount
    for a in range(1, amount + 1):
        options = [table[a - c] for c in coins if c <= a and table[a - c] is not None]
        if options: table[a] = min(options) + 1
    return table[amount]
@cache
def ways(amount, coins):
    if amount == 0: return 1
    if amount < 0 or not coins: return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])
def subsets(items):
    if not items: yield []
    else:
        for rest in subsets(items[1:]):
            yield rest
            yield [items[0]] + rest
def lis(seq):
    tails = []
    for x in seq:
        i = next((k for k, t in enumerate(tails) if t[-1] >= x), len(tails))
        tails[i:i + 1] = [(tails[i - 1] if i else []) + [x]]
    return tails[-1] if tails else []
print(knapsack([(12, 4), (2, 2), (1, 1), (1, 2), (4, 10)], 15), change([1, 5, 10, 25], 63), change([5, 10], 3), ways(100, (50, 25, 10, 5, 1)))
print(list(subsets("abc")), [s for s in subsets([3, 34, 4, 12, 5, 2]) if sum(s) == 9], lis([10, 9, 2, 5, 3, 7, 101, 18]))
