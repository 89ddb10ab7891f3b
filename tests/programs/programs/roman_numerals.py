TABLE = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
def to_roman(n):
    if not isinstance(n, int) or not 0 < n < 4000:
        raise ValueError(f"cannot write {n!r}")
    out = []
    for value, letters in TABLE:
        count, n = divmod(n, value)
        out.append(letters * count)
    return "".join(out)
def from_roman(text):
    values = dict((l, v) for v, l in TABLE if len(l) == 1)
    total = 0
    for a, b in zip(text, text[1:] + "I"):
        value = values[a]
        total += -value if value < values[b] else value
    if to_roman(total) != text:
        raise ValueError(f"not canonical: {text}")
    return total
for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999):
    print(n, to_roman(n), from_roman(to_roman(n)))
print(all(from_roman(to_roman(n)) == n for n in range(1, 400)))
for bad in (0, 4000, 1.5, "X"):
    try:
        to_roman(bad)
    except ValueError as e:
        print(e)
for bad in ("IIII", "ABC", "IC"):
    try:
        from_roman(bad)
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
print(max(range(1, 1000), key=lambda n: len(to_roman(n))))
