class Meta(type):
    def __new__(mcls, name, bases, namespace):
        if "required" not in namespace:
            raise TypeError(f"{name} lacks required")
        return super().__new__(mcls, name, bases, namespace)

class Bad(metaclass=Meta):
    pass
