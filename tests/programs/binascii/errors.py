import binascii


def attempt(call, *arguments, **keywords):
    try:
        print(call(*arguments, **keywords))
    except Exception as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")


for text in b"YQ=", b"Y", b"YWJj====", b"YW=Jj", b"Y!WJj", b"=YQ=", b"YQ==YQ==", b"YWI=a":
    attempt(binascii.a2b_base64, text)
    attempt(binascii.a2b_base64, text, strict_mode=True)
attempt(binascii.a2b_base64, "é")
attempt(binascii.a2b_base64, 5)
attempt(binascii.b2a_base64, "text")
attempt(binascii.unhexlify, b"6")
attempt(binascii.unhexlify, b"6g")
attempt(binascii.a2b_uu, b"#86)C!!")
attempt(binascii.a2b_uu, b"#8\xff")
attempt(binascii.b2a_uu, b"x" * 46)
