class Bad(Exception):
    def __str__(self):
        raise TypeError("cannot print")

raise Bad(1)
