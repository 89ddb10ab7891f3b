"""Where a relative import starts: from `__package__`, else from the spec, else, with a warning, from the name."""

import types
import warnings

spec = types.SimpleNamespace(parent="json")
for given in (
    {"__package__": None, "__spec__": None, "__name__": "__main__"},
    {"__package__": None, "__spec__": None, "__name__": "json", "__path__": []},
    {"__package__": None, "__spec__": None},
    {"__package__": None, "__spec__": spec},
    {"__package__": "email", "__spec__": spec},
    {"__package__": 5},
    {"__package__": "", "__spec__": None},
    {"__package__": None, "__spec__": types.SimpleNamespace(parent=3)},
    {"__package__": None, "__spec__": None, "__name__": 3},
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(__import__("", given, None, ["decoder"], 1).__name__)
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("  ", warning.category.__name__, warning.message)
