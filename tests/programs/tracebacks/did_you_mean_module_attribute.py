import math


def circle(r):
    return math.pie * r


circle(2)
