try:
    try:
        try:
            [][1]
        except IndexError as e:
            raise KeyError("k") from e
    except KeyError:
        raise ValueError("v")
except ValueError as e:
    raise TypeError("t") from e
