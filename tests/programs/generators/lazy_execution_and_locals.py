log = []
def gen(n):
    log.append("start")
    for i in range(n):
        log.append(i)
        yield i
    log.append("end")
g = gen(2)
print(log)
next(g); print(log)
next(g); print(log)
print(next(g, "no more"), log)
g1, g2 = gen(1), gen(1)
log.clear()
print(next(g1), next(g2), log, list(g1), log)
