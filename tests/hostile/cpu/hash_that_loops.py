# ends: timeout
class Odd:
    def __hash__(self):
        while True:
            pass
{Odd(): 1}
