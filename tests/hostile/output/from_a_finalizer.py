# ends: output
class Last:
    def __del__(self):
        while True:
            print("x" * 50)
last = Last()
