# reversed() wants items by number; that there is no length is found out after that.
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Items:
    def __getitem__(self, index):
        return index


class Length:
    def __len__(self):
        return 2


class Both(Items, Length):
    pass


class Blocked(Both):
    __reversed__ = None


for cls in (Items, Length, Both, Blocked):
    show(lambda: list(reversed(cls())))
show(lambda: reversed({1}))
show(lambda: list(reversed({1: 2})))
show(lambda: type(len)())
show(lambda: type([].append)(1))
show(lambda: str(**{"😀é𝒳": 1}))
show(lambda: str(b"a", encodin="ascii"))
show(lambda: "".encode(encodíng="ascii"))
