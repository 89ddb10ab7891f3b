def area(width, height):
    return width * height

class Box:
    def __init__(self, w): pass

try:
    Box()
except TypeError as e:
    print(e)
area(5)
