def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


async def coroutine():
    pass


waiting = coroutine()
waiting.close()
generator = numbers()
print(next(generator))
generator.__del__()
print(list(generator))
for cls in type(generator), type(waiting):
    for name in "__name__", "__qualname__", "__class_getitem__", "__del__":
        print(cls.__dict__[name].__doc__)
