b = bytearray(b"hello")
b[0] = 72; b.append(33); b.extend(b"??"); b += b"!"; b.insert(1, 45); b[-1:] = b"END"
print(b, b.pop(), b.pop(0), b)
b.remove(101); b.reverse(); print(b)
del b[::2]; print(b)
b[1:1] = [1, 2, 3]; b *= 2; print(b, len(b))
b.clear(); print(b, bool(b), b.copy() is b)
