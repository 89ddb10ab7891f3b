# ends: ok error
for cls in (int, str, list, dict, object, type, BaseException, type(len), type(lambda: 1)):
    for action in (lambda: setattr(cls, "x", 1), lambda: delattr(cls, "__init__"), lambda: cls.__dict__.__setitem__("x", 1), lambda: setattr(cls, "__bases__", ())):
        try:
            action()
            print("ESCAPED", cls)
        except (TypeError, AttributeError):
            pass
print("done")
