# ends: timeout
class Swallow:
    def __enter__(self):
        return self
    def __exit__(self, *error):
        print("swallowed", error)
        while True:
            pass
while True:
    with Swallow():
        while True:
            pass
