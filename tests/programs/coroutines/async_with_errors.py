class OnlyEnter:
    async def __aenter__(self): pass
class OnlyExit:
    async def __aexit__(self, *a): pass
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class NotAwaitable:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
class ExitNotAwaitable:
    async def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
async def use(m):
    async with m: pass
for m in (OnlyEnter(), OnlyExit(), Sync(), NotAwaitable(), ExitNotAwaitable(), object()):
    try:
        use(m).send(None)
    except TypeError as e:
        print(e)
def sync_use(m):
    with m: pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
try:
    sync_use(Async())
except TypeError as e:
    print(e)
