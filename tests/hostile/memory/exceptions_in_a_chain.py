# ends: memory error
error = None
while True:
    try:
        try:
            raise ValueError("x") from error
        except ValueError as caught:
            error = caught
    except BaseException:
        pass
