def is_leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def days_in(y, m): return 29 if m == 2 and is_leap(y) else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
def ordinal(y, m, d):
    y0 = y - 1
    return y0 * 365 + y0 // 4 - y0 // 100 + y0 // 400 + sum(days_in(y, k) for k in range(1, m)) + d
def weekday(y, m, d): return "Mon Tue Wed Thu Fri Sat Sun".split()[(ordinal(y, m, d) - 1) % 7]
def month(y, m):
    yield f"{'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[m - 1]} {y}".center(20).rstrip()
    yield "Mo Tu We Th Fr Sa Su"
    first = (ordinal(y, m, 1) - 1) % 7
    cells = ["  "] * first + [f"{d:2}" for d in range(1, days_in(y, m) + 1)]
    for i in range(0, len(cells), 7): yield " ".join(cells[i:i + 7])
print(*month(2024, 2), sep="\n")
print(weekday(2000, 1, 1), weekday(1969, 7, 20), ordinal(2024, 12, 25) - ordinal(2024, 1, 1), [y for y in (1900, 2000, 2023, 2024, 2100) if is_leap(y)])
print([f"{y}-{m:02}" for y in (2026,) for m in range(1, 13) if weekday(y, m, 13) == "Fri"])
import datetime
print(all(ordinal(y, m, d) == datetime.date(y, m, d).toordinal() for y in (1, 1600, 1999, 2024) for m in (1, 2, 3, 12) for d in (1, 28)), datetime.date(2024, 2, 28) + datetime.timedelta(days=2), datetime.date(2026, 11, 24).strftime("%A %j"))
