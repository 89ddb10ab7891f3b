def f(): ...


def generator():
    yield


for statement in ("del f.__dict__", "f.__dict__ = 1", "f.__dict__ = {'a': 1}"):
    try:
        exec(statement)
        print(f.a)
    except TypeError as error:
        print(error)

import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    f.__code__ = generator.__code__
print([str(warning.message) for warning in caught])
