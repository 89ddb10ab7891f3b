import gc
import warnings
def show(message, category, *rest):
    print(category.__name__, message)
warnings.showwarning = show
warnings.simplefilter("always")
async def work():
    pass
async def numbers():
    yield 1
work()
print("discarded")
pending = work()
pending = None
gc.collect()
def abandon(method, *arguments):
    getattr(numbers(), method)(*arguments)
for given in ("asend", None), ("athrow", ValueError), ("aclose",):
    abandon(*given)
    print(len(given))
    gc.collect()
kept = work()
gc.collect()
print("kept")
kept.close()
held = work()
try:
    held.send(None)
except StopIteration:
    del held
gc.collect()
print("awaited")
