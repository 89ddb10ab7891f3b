# ends: timeout
class Odd:
    def __lt__(self, other):
        try:
            while True:
                pass
        except BaseException:
            return True
sorted([Odd(), Odd()])
