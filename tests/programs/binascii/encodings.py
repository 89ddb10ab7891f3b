import base64
import binascii

for data in b"", b"a", b"ab", b"abc", bytes(range(250, 256)):
    print(binascii.b2a_base64(data), binascii.b2a_hex(data), binascii.b2a_uu(data), binascii.b2a_qp(data))
    assert binascii.a2b_base64(binascii.b2a_base64(data)) == data
    assert binascii.a2b_uu(binascii.b2a_uu(data)) == data
    assert binascii.a2b_qp(binascii.b2a_qp(data)) == data
for text in b"a=b ", b"a b\t\nc", b"_", b".", b"x" * 100, b"a\r\nb \r\n", b"=3D=\n=zz":
    print(binascii.b2a_qp(text), binascii.b2a_qp(text, quotetabs=True, header=True), binascii.a2b_qp(text))
print(binascii.hexlify(b"abcdef", ":", 2), binascii.hexlify(b"abcdef", b"-", -4), binascii.unhexlify("6162"))
print(binascii.crc32(b"hello"), binascii.crc_hqx(b"hello", 0), binascii.a2b_base64(b"Y!W@J#j"))
for encode in base64.b16encode, base64.b32encode, base64.b64encode, base64.b85encode, base64.a85encode:
    print(encode.__name__, encode(b"some data"))
