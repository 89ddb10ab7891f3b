class Seq:
    def __getitem__(self, i):
        print("get", i)
        if i >= 3:
            raise IndexError("stop")
        return i * 10
print(list(Seq()))
print(10 in Seq(), 99 in Seq())
a, b, c = Seq()
print(a, b, c)
class Seq2:
    def __getitem__(self, i):
        raise StopIteration
print(list(Seq2()))
