def key(item):
    return item.size

sorted([1, 2], key=key)
