import warnings
async def work():
    pass
def numbers():
    yield 1
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    coroutine = work()
    coroutine.cr_frame.clear()
    coroutine.close()
print([str(each.message) for each in caught])
g = numbers()
g.gi_frame.clear()
print(list(g))
g = numbers()
next(g)
try:
    g.gi_frame.clear()
except RuntimeError as error:
    print(error)
