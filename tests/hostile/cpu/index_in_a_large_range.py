# ends: timeout
class Never:
    __eq__ = lambda self, other: False
range(10**15).index(Never())
