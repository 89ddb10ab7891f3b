# ends: timeout memory
left = dict.fromkeys(range(300_000))
while True:
    left == dict(left), left | left, left.copy(), left.keys() & left.keys(), list(left.items()), left.update(left)
