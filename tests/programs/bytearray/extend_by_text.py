array = bytearray(b"x")
print(array.extend(""), array)
try:
    array.extend("a")
except TypeError as error:
    print(error)
