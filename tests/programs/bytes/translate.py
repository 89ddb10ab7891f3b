table = bytes.maketrans(b"abc", b"xyz")
print(b"aabbcc!".translate(table), b"aabbcc!".translate(table, b"b"), b"abc".translate(None, b"b"), b"abc".translate(None, delete=b"ac"), len(table))
for args in ((b"ab", b"c"), ("a", "b")):
    try:
        bytes.maketrans(*args)
    except Exception as e:
        print(type(e).__name__, e)
try:
    b"a".translate(b"short")
except ValueError as e:
    print(e)
