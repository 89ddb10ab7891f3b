print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(5, -1), round(15, -1), round(25, -1), round(7), round(7, 3), round(99, -2), round(49, -2), round(10**20 + 5, -1))
print(type(round(5, -1)), round(True), type(round(True)), round(3, None))
try:
    round(5, 1.5)
except TypeError as e:
    print(e)
