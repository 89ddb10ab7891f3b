# ends: timeout memory
x = 1 << 5_000_000
while True:
    hex(x), bin(x)[:9], f"{x:,x}" if False else f"{x:_x}"[:9]
