# ends: timeout
class Odd:
    def __eq__(self, other):
        while True:
            pass
    __hash__ = lambda self: 1
{Odd(), Odd()}
