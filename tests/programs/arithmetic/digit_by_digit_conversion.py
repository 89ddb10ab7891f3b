def to_base(n, base):
    sign, n = "-" * (n < 0), abs(n)
    out = ""
    while True:
        n, d = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + out
        if not n:
            return sign + out
for n in (0, -255, 2**53 + 1, -(2**64), 10**30):
    print([to_base(n, b) for b in (2, 7, 16, 36)], all(int(to_base(n, b), b) == n for b in range(2, 37)))
print(to_base(255, 16) == hex(255)[2:], to_base(-10, 2) == bin(-10).replace("0b", ""))
