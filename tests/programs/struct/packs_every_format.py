import struct

for order in "<", ">", "!", "=":
    for code, value in [*zip("bhilq", (-3, -300, -70000, -70000, -(2**40))), *zip("BHILQ", (200, 60000, 2**32 - 1, 5, 2**64 - 1))]:
        packed = struct.pack(order + code, value)
        print(order + code, packed, struct.unpack(order + code, packed))
    for code in "efd":
        for value in 1.5, -0.0, 2.0**-20, float("inf"):
            packed = struct.pack(order + code, value)
            print(order + code, packed, struct.unpack(order + code, packed))
    packed = struct.pack(order + "FD", 1 - 2j, 0.5j)
    print(packed, struct.unpack(order + "FD", packed))
for code, value in [("c", b"x"), ("3s", b"abcdef"), ("5s", b"abc"), ("4p", b"abcdef"), ("?", []), ("0s", b"")]:
    packed = struct.pack(code, value)
    print(code, packed, struct.unpack(code, packed))
print(struct.calcsize("bi"), struct.calcsize("=bi"), struct.calcsize("ib0i"), struct.pack("b 3x h", 1, 2))
