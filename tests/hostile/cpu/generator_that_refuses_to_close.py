# ends: timeout
def stubborn():
    while True:
        try:
            yield
        except BaseException:
            pass
        finally:
            while True:
                pass
g = stubborn()
next(g)
while True:
    g.close()
