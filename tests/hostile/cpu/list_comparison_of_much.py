# ends: timeout memory
left = [1.5] * 2_000_000
right = [1.5] * 2_000_000
while True:
    left == right, left < right, hash(tuple(left))
