async def echo():
    try:
        x = yield "first"
        while True:
            try:
                x = yield x * 2
            except ValueError as e:
                x = f"caught {e} "
    finally:
        print("finally")
async def main():
    g = echo()
    print(await g.asend(None), await g.asend(5), await g.athrow(ValueError("v")), await g.asend("z"))
    print(await g.aclose(), await g.aclose())
    try:
        await g.asend(1)
    except StopAsyncIteration:
        print("stopped")
    h = echo()
    try:
        await h.asend(1)
    except TypeError as e:
        print(e)
    k = echo()
    try:
        await k.athrow(KeyError("unstarted"))
    except KeyError as e:
        print("KeyError", e)
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
run(main())
