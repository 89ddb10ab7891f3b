def escape(c, limit):
    z = 0
    for n in range(limit):
        if abs(z) > 2: return n
        z = z * z + c
    return limit
SHADES = " .:-=+*#%@"
for y in range(-6, 7, 2):
    print("".join(SHADES[escape(complex(x / 12, y / 6), 20) * (len(SHADES) - 1) // 20] for x in range(-26, 9)).rstrip())
inside = sum(escape(complex(x / 8, y / 8), 30) == 30 for x in range(-16, 9) for y in range(-8, 9))
print(inside)
