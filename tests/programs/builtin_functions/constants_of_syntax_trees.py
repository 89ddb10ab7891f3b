"""Constants in trees that a program has made may be tuples and frozensets, and complex numbers with both parts."""

import ast


def run(value):
    tree = ast.fix_missing_locations(ast.Expression(ast.Constant(value)))
    result = eval(compile(tree, "f", "eval"))
    print(type(result).__name__, result)


for value in ((1, (2, "a")), frozenset({1}), 1 + 2j, (), ((),), (1.5, None, ..., b"x"), -5, 10**30):
    run(value)
for value in ([1], (1, [2]), {1}, object):
    try:
        run(value)
    except TypeError as error:
        print(error)
