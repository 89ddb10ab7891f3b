print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1, 2.0], [1] == (1,), [1, "a"] < [2, 0], [[1], 2] == [[1], 2], [1] != [1], [1, 2] >= [1, 2])
for source in ("[1] < (1,)", "[1, 'a'] < [1, 0]", "[None] < [None]", "[None] < [1]"):
    try:
        print(source, eval(source))
    except TypeError as e:
        print(e)
class Odd:
    def __eq__(self, other): return True
print([Odd()] == [1], [1, 2, 3].index(Odd()), [1, 2].count(Odd()), Odd() in [5])
