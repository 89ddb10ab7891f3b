def sift(items):
    kept = []
    for item in items:
        if item is None:
            continue
        if item < 0:
            if item < -10:
                continue
            item = -item
        try:
            if item == 5:
                continue
            kept.append(item)
        finally:
            if item > 100:
                print("large")
    return kept


print(sift([1, None, -3, 5, 7]))
