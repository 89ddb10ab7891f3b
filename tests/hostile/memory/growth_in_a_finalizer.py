# ends: memory ok
keep = []
class Last:
    def __del__(self):
        while True:
            keep.append([0] * 10)
last = Last()
