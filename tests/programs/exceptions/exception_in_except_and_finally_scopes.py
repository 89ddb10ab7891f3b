log = []
def f():
    try:
        log.append("try")
        raise ValueError("1")
    except ValueError as e:
        log.append(f"except {e}")
        try:
            raise KeyError("2")
        except KeyError as e:
            log.append(f"inner {e}")
        log.append("e" in locals())
        raise TypeError("3")
    finally:
        log.append("finally")
        log.append("e" in locals())
try:
    f()
except TypeError as e:
    log.append(repr(e.__context__))
print(log)
