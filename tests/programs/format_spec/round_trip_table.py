rows = [("apple", 1.5, 10, True), ("kiwi", 0.333333, 12345, False), ("", -2e10, -7, None)]
for name, price, n, flag in rows:
    print(f"|{name:<8}|{price:>12.3f}|{price:+.2e}|{n:>8,d}|{n:#06x}|{flag!s:^7}|{flag!r:.3}|")
print("\n".join(f"{i:>2}{i * i:>5}{i ** 3:>7}" for i in range(8, 12)))
print(f"{'':-^20}", f"{'t':=^9}", f"{True:5}|{None!s:>6}|{3:<4}|{'x':>{len('four')}}")
