# warnings.warn and warn_explicit are natives: levels, prefixes that are skipped, globals, the default action.
import warnings

print(warnings.warn, type(warnings.warn_explicit).__name__)


@warnings.deprecated("old")
def old():
    pass


def outer():
    warnings.warn("outer", stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    outer()
    warnings.warn_explicit("explicit", UserWarning, "", 7)
    warnings.warn("skips", skip_file_prefixes=("no such",))
    print([(str(each.message), each.category.__name__, each.lineno) for each in caught])
    for action in (
        lambda: warnings.warn_explicit("x", UserWarning, "f", 1, module_globals=3),
        lambda: warnings.warn("x", int),
        lambda: warnings.warn("x", skip_file_prefixes=["a"]),
    ):
        try:
            action()
        except TypeError as error:
            print(error)
    warnings.filters = [(None, None, Warning, None, 0)]
    try:
        warnings.warn("x")
    except TypeError as error:
        print(error)
