# f-strings, format specs and the percent operator.
def report(rows):
    lines = []
    for i in range(rows):
        price = i * 1.25 + 0.5
        name = f"item{i % 97:03d}"
        lines.append(f"{i:>6} | {name:<10} | {price:10.2f} | {i * i:,} | {i:#06x}")
        lines.append("%5d %-8s %7.3f %x" % (i, name, price / 3, i))
        lines.append("{0!r:>12} {1:^9} {2:+d}".format(name, i % 11, -i))
    return lines


lines = report(90000)
print(len(lines), sum(map(len, lines)), lines[-3:])
