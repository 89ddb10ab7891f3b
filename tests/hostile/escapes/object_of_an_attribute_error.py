# ends: ok error
class A:
    pass
for action in (lambda: A().x, lambda: (1).x, lambda: open.x, lambda: __import__("sys").x, lambda: x):
    try:
        action()
    except (AttributeError, NameError) as e:
        print(type(getattr(e, "obj", None)).__name__)
