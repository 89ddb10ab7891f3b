# Difference: a set of strings is iterated in the order in which its elements were added.
# Cause: the hash of a string is CPython's secret of one run, so no program can rely on an order of its own; insertion
# order costs nothing here, and makes two runs print the same. Sets of numbers have CPython's order.
# Workaround: sort a set before showing it.
colours = {"red", "green", "blue", "yellow", "violet"}
print(colours)
colours.discard("green")
colours.add("green")
print(list(colours))
print({30, 10, 20}, frozenset("tandem"))
