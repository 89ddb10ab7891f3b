# ends: ok error
found = []
def walk(cls):
    for sub in type.__subclasses__(cls):
        if sub not in found:
            found.append(sub)
            walk(sub)
walk(().__class__.__base__)
for cls in found:
    for name in dir(cls):
        try:
            value = getattr(cls, name)
        except Exception:
            continue
        module = getattr(value, "__globals__", {}).get("__name__")
        if type(value).__name__ in ("Function", "Object", "process", "undefined"):
            print("ESCAPED", cls, name)
print(len(found) > 50)
