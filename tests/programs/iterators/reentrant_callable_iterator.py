"""iter(callable, sentinel) is exhausted when its function has exhausted it meanwhile."""

calls = []


def function():
    calls.append(len(calls))
    if len(calls) > 1:
        return "end"
    list(iterator)
    return "more"


iterator = iter(function, "end")
print(next(iterator, "exhausted"), calls)
long = iter(range(-(2**65), 20, 2))
long.__setstate__(2**64 + 7)
print(list(long))
