class Resource:
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        raise RuntimeError("close failed")

with Resource() as r:
    r.missing
