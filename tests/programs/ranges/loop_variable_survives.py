for i in range(3):
    i += 10
    print(i)
print("after", i)
for j in range(0):
    pass
try:
    j
except NameError as e:
    print(e)
for i in range(2):
    for i in "ab":
        pass
    print(i)
it = iter(range(3))
print(next(it), list(it), next(it, "x"), it.__length_hint__(), type(it).__name__, type(iter(range(2**70))).__name__)
