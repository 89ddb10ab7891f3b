# ends: memory
class Swallow:
    def __enter__(self):
        pass
    def __exit__(self, *error):
        return True
keep = []
def grow():
    while True:
        try:
            with Swallow():
                while True:
                    keep.append([0] * 10)
        except:
            grow()
        finally:
            grow()
grow()
