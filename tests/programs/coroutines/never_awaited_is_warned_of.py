import gc
import warnings
messages = []
warnings.showwarning = lambda message, category, *rest: messages.append(f"{category.__name__} {message}")
warnings.simplefilter("always")
async def work():
    pass
async def numbers():
    yield 1
work()
print("discarded", messages)
pending = work()
pending = None
def abandon(method, *arguments):
    getattr(numbers(), method)(*arguments)
for given in ("asend", None), ("athrow", ValueError), ("aclose",):
    abandon(*given)
held = work()
try:
    held.send(None)
except StopIteration:
    del held
kept = work()
print(max(*[1, 2]))
gc.collect()
kept.close()
print(len([].copy()))
gc.collect()
print(*sorted(messages), sep="\n")
