"""A class body that binds `__dict__` or `__weakref__` itself keeps what it has bound."""


class Made:
    @property
    def __dict__(self):
        return {"a": 2}


class Number:
    __dict__ = 5
    __weakref__ = 6


print(vars(Made()), vars(Number()), Number().__weakref__)
print(staticmethod[int], classmethod[str, int])
