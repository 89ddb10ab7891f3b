b = bytearray(b"abc")
m = memoryview(b)
try:
    b.append(1)
except BufferError as e:
    print(e)
m.release()
b.append(100)
print(b)
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(b) as v:
    print(v[0])
b.extend(b"!!")
print(b)
