# ends: timeout
class E(Exception):
    def __str__(self):
        try:
            while True:
                pass
        except BaseException:
            return "x"
raise E()
