"""all(), any() and tuple() of an asynchronous generator expression raise TypeError, also when it has no items."""


async def with_all():
    return all(await 2 for _ in [])


async def with_any():
    return any(await 2 for _ in [])


async def with_tuple():
    return tuple(await 2 for _ in [])


async def with_list():
    return list(await 2 for _ in [])


for make in (with_all, with_any, with_tuple, with_list):
    try:
        make().send(None)
    except TypeError as error:
        print(make.__name__, error)
