class Money:
    def __format__(self, spec):
        raise ValueError(f"bad spec {spec!r}")

print(f"{Money():x}")
