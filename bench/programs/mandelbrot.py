# Float arithmetic on locals.
def escape(cr, ci, limit):
    x = y = 0.0
    for i in range(limit):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return i
        y = 2.0 * x * y + ci
        x = xx - yy + cr
    return limit


def main(width, height, limit):
    total = 0
    for row in range(height):
        ci = 2.0 * row / height - 1.0
        for column in range(width):
            total += escape(3.0 * column / width - 2.0, ci, limit)
    return total


print(main(340, 240, 150))
