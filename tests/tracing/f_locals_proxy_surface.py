"""The mapping of a function's variables, with closures and unbound names."""
import sys
def f(a):
    def inner(): return cell
    cell = "c"
    proxy = sys._getframe().f_locals
    print(proxy["cell"], "later" in proxy, len(proxy), sorted(proxy), proxy.get("nope", "dflt"))
    proxy["cell"] = "changed"
    proxy.update({"a": 5})
    print(inner(), a, list(proxy.items())[0], proxy.setdefault("zz", 7))
    for action in (lambda: proxy["later"], lambda: proxy.pop("a"), lambda: proxy.__delitem__("a"), lambda: proxy.clear(), lambda: proxy.pop("zz")):
        try:
            print(action())
        except Exception as e:
            print(type(e).__name__, e)
    later = 1
    print(proxy | {"x": 1} == dict(proxy, x=1), "later" in proxy)
f(1)
