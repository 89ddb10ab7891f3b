def area(r):
    return math.pi * r * r

area(2)
