import itertools

for kind, args in (
    (filter, (None, [0, 1])),
    (itertools.chain, ([1], [2])),
    (itertools.islice, ([1, 2, 3], 1, 3)),
    (itertools.starmap, (pow, [(2, 3)])),
):

    class Plain(kind):
        pass

    class Named(kind):
        def __init__(self, *args, name):
            self.name = name

    try:
        Plain(*args, name="x")
    except TypeError as error:
        print(error)
    named = Named(*args, name="x")
    print(list(named), named.name)
