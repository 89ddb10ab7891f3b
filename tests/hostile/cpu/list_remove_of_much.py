# ends: timeout memory
items = list(range(1_000_000))
while True:
    try:
        items.remove(-1)
    except ValueError:
        pass
