class Celsius(int):
    def __repr__(self):
        return f"Celsius({int(self)})"
a = Celsius(20)
print(a, repr(a), a + 5, type(a + 5).__name__, type(-a).__name__, a == 20, hash(a) == hash(20), str(a), f"{a}", f"{a:04d}")
print([a], isinstance(a, int), int(a), type(int(a)).__name__, {20: "x"}[a], a.real, type(a.real).__name__, Celsius("7"), range(a)[3])
