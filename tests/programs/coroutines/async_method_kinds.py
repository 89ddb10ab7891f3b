class A:
    async def method(self): return "method"
    @classmethod
    async def cls(cls): return cls.__name__
    @staticmethod
    async def static(x=1): return x
    @property
    async def prop(self): return "prop"
    async def __call__(self): return "call"
async def main():
    a = A()
    return [await a.method(), await A.cls(), await a.static(5), await a.prop, await a()]
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
f = lambda: A().method()
c = f()
print(c.__qualname__)
c.close()
