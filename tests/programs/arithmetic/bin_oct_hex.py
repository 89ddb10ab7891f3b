for n in (0, 1, -1, 255, -255, 2**64, -(2**64)):
    print(bin(n), oct(n), hex(n))
for f in (bin, oct, hex):
    for bad in (1.0, "a", None):
        try:
            f(bad)
        except TypeError as e:
            print(e)
print(bin(True), hex(False))
