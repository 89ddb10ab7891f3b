class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = value = len(self)
        return value
d = Default(a="first")
print(d["a"], d["b"], d["b"], d.get("zz"), "q" in d, d)
class Raises(dict):
    def __missing__(self, key):
        raise LookupError(f"no {key}")
try:
    Raises()["k"]
except LookupError as e:
    print(type(e).__name__, e)
class Plain(dict):
    pass
p = Plain()
p.__missing__ = lambda key: "instance attribute ignored"
try:
    p["x"]
except KeyError as e:
    print("KeyError", e)
print("%(k)s" % Default(), "{k}".format_map(Default()))
