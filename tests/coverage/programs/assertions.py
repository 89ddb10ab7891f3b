def check(value):
    assert value, "must be true"
    assert isinstance(value, int), (
        f"wrong {value}"
    )
    return value


check(1)
try:
    check(0)
except AssertionError as error:
    print(error)
