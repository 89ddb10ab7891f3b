"""Natives, too, name the keyword that was probably meant."""

calls = (
    lambda: "a".split(maxsplt=1),
    lambda: "a".encode(encodng=1),
    lambda: int(bse=2),
    lambda: sum([1], strt=2),
    lambda: open("x", mod="r"),
    lambda: zip([1], strct=1),
    lambda: property(fgt=1),
    lambda: "a".splitlines(keepend=1),
    lambda: compile("1", "x", "eval", optimise=1),
    lambda: ImportError(nam=1),
    lambda: [].sort(kye=1),
    lambda: print(0, sep=1, foo=5),
    lambda: min(0, default=1, key=2, foo=3),
    lambda: min(0, foo=3),
    lambda: "a".join(x=1),
)
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
