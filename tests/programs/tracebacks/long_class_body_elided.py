class Meta(type):
    def __init__(cls, name, bases, namespace):
        raise ValueError(name)

class Big(metaclass=Meta):
    a = 1
    b = 2
    c = 3
    d = 4
    e = 5
    f = 6
