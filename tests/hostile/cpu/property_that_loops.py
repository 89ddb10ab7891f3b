# ends: timeout
class Odd:
    def __getattr__(self, name):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
hasattr(Odd(), "x")
