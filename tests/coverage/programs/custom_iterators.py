class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.start <= 0:
            raise StopIteration
        self.start -= 1
        return self.start

    def __bool__(self):
        return False

    def __contains__(self, item):
        return True


for number in Countdown(2):
    print(number)
if Countdown(1):
    print("never")
else:
    print("falsy")
if 1 in Countdown(1):
    print("contained")
