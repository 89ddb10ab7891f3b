"""`co_lnotab` gives the lines of a function as steps, with a warning."""

import warnings


def short(a):
    x = 1
    if a:
        return x

    return 2


source = "def far():\n    a = 1" + "\n" * 300 + "    b = (2 +\n" + "\n" * 200 + "a)\n    return b\n"
namespace = {}
exec(source, namespace)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for function in (short, namespace["far"]):
        table = function.__code__.co_lnotab
        lines = [step - 256 if step > 127 else step for step in table[1::2]]
        print(type(table).__name__, lines, sum(table[::2]) <= len(function.__code__.co_code))
print([(each.category.__name__, str(each.message)) for each in caught])
