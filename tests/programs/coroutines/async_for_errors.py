class BadAiter:
    def __aiter__(self): return 5
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class AsyncAiter:
    async def __aiter__(self): return self
class Raises:
    def __aiter__(self): return self
    async def __anext__(self): raise ValueError("anext")
async def loop(x):
    async for _ in x: pass
import warnings
warnings.simplefilter("ignore")
for obj in (BadAiter(), BadAnext(), AsyncAiter(), Raises(), iter([])):
    try:
        loop(obj).send(None)
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__cause__))
