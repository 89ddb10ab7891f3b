print(b"%d %s %x %c %r %a %%" % (5, b"ab", 255, 65, b"q", "é"), b"%5.1f|%-5d|%05d" % (1.25, 3, 4), b"%(k)s" % {b"k": b"v"}, b"%b" % b"x", b"%c" % b"z")
for args in ((b"%s", "str"), (b"%d", "x"), (b"%c", 256), (b"%b", 5), (b"%z", 1), (b"%s %s", (b"a",)), (b"%c", b"ab")):
    try:
        print(args[0] % args[1])
    except Exception as e:
        print(type(e).__name__, e)
