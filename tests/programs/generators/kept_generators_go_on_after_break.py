import sys


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


kept = numbers()
for number in kept:
    break
print(next(kept))
held = [numbers()]
for number in held[0]:
    break
print(next(held[0]))
seen = []


def showing():
    seen.append(sys._getframe().f_generator)
    yield 1
    yield 2


for number in showing():
    break
print(next(seen[0]))
held[0].close()
kept.close()
