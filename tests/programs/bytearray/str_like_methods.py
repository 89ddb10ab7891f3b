b = bytearray(b"One two")
print(b.upper(), type(b.upper()).__name__, b.split(), b.find(b"two"), b.replace(b"o", b"0"), b.decode(), b.hex(), b.startswith(b"One"), b.center(11, b"-"), b.partition(b" "), b.join([b"1", b"2"]), b.isalpha(), b == b"One two", bytes(b), str(b), b.title(), f"{b}")
