# The locals of a frame merged with dicts and with what is none, from both sides.
import sys
import types


def merged():
    a = 1
    proxy = sys._getframe().f_locals
    print(sorted(({"b": 2, "a": 0} | proxy)), ({"a": 9} | proxy)["a"], (proxy | {"a": 9})["a"])
    table = {"x": 1}
    table |= proxy
    print(sorted(table), type(types.MappingProxyType({"q": 1}) | proxy), sorted(proxy | proxy)[:2])
    for other in ([], 1, None, [("z", 1)]):
        for operation in (lambda: proxy | other, lambda: other | proxy):
            try:
                print(operation())
            except (TypeError, AttributeError) as error:
                print(type(error).__name__, error)


merged()
