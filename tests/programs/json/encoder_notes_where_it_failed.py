import json


class Unknown:
    pass


class Wrapped:
    pass


def default(value):
    if isinstance(value, Wrapped):
        return [1, Unknown()]
    raise TypeError(f"no {type(value).__name__}")


circle = []
circle.append({"self": circle})
for value in [{"k": [1, {"z": Unknown()}]}, [Wrapped()], circle, {"a": {(1, 2): 3}}, [float("nan")]]:
    try:
        json.dumps(value, default=default, allow_nan=False)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, error.__notes__ if hasattr(error, "__notes__") else None)
