"""Iterators that end because another one does pass on its StopIteration, with its arguments."""
import itertools


class Ending:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(1, 2)


makers = {
    "enumerate": enumerate,
    "map": lambda it: map(str, it),
    "zip": lambda it: zip([1], it),
    "empty zip": lambda it: zip(),
    "strict zip": lambda it: zip(it, it, strict=True),
    "filter": lambda it: filter(None, it),
    "chain": itertools.chain,
    "cycle": itertools.cycle,
    "islice": lambda it: itertools.islice(it, 3),
    "islice of none": lambda it: itertools.islice(it, 0),
    "starmap": lambda it: itertools.starmap(str, it),
    "accumulate": itertools.accumulate,
    "takewhile": lambda it: itertools.takewhile(bool, it),
    "dropwhile": lambda it: itertools.dropwhile(bool, it),
    "compress": lambda it: itertools.compress(it, [1]),
    "pairwise": itertools.pairwise,
    "batched": lambda it: itertools.batched(it, 2),
    "groupby": itertools.groupby,
    "map of a list": lambda it: map(str, []),
}
for name, make in makers.items():
    for step in (next, lambda it: it.__next__()):
        try:
            step(make(Ending()))
        except StopIteration as stop:
            print(name, stop.args)


def delegate():
    print("result", (yield from map(str, Ending())))


print(list(delegate()))
