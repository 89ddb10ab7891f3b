# punycode and idna.
print("b\u00fccher".encode("punycode"), b"bcher-kva".decode("punycode"))
print("B\u00fccher.example".encode("idna"), b"xn--bcher-kva.example".decode("idna"))
for text in "a..b", "x" * 70, "\u0378.org":
    try:
        print(text.encode("idna"))
    except UnicodeError as error:
        print(type(error).__name__, error)
