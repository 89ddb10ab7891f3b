def drive(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        print("value", e.value)
    except Exception as e:
        print(type(e).__name__, e)
async def bad(x): return await x
class NoIter:
    def __await__(self): return 5
class ListAwait:
    def __await__(self): return [1]
class CoroAwait:
    def __await__(self):
        return helper()
async def helper(): return 1
h = helper()
class CoroAwait:
    def __await__(self): return h
drive(bad(5)); drive(bad(None)); drive(bad(NoIter())); drive(bad(ListAwait())); drive(bad([1])); drive(bad(CoroAwait())); drive(bad(x for x in "a"))
h.close()
async def forgot():
    async with 5: pass
async def forgot2():
    async for x in [1]: pass
drive(forgot()); drive(forgot2())
