# ends: timeout memory ok error
class F:
    def __format__(self, spec):
        return format(self, spec[1:]) + format(self, spec[1:]) if spec else "x"
format(F(), "y" * 60)
