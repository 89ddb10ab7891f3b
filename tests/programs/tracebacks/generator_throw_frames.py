def worker():
    try:
        yield "ready"
    except KeyError as e:
        raise ValueError("worker failed") from e

w = worker()
print(next(w))
w.throw(KeyError("task"))
