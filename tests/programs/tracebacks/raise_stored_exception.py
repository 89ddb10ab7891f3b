def make():
    try:
        raise ValueError("stored")
    except ValueError as e:
        return e

error = make()
raise error
