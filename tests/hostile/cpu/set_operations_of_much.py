# ends: timeout memory
left = set(range(300_000))
right = set(range(150_000, 450_000))
while True:
    left & right, left | right, left - right, left ^ right, left <= right, left.isdisjoint({-1}), frozenset(left)
