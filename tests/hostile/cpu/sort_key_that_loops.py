# ends: timeout
def key(item):
    try:
        while True:
            pass
    except BaseException:
        return 0
[3, 2, 1].sort(key=key)
