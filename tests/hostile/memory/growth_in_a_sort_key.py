# ends: memory
keep = []
def key(item):
    try:
        while True:
            keep.append([0] * 10)
    except BaseException:
        return 0
[2, 1].sort(key=key)
