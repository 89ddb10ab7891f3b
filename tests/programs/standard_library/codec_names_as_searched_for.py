import codecs


def search(name):
    print(ascii(name))
    return (1, 2, 3, 4) if name == "aaa_8" else None


codecs.register(search)
for name in ("aaa_8", "AAA-8", "AAA---8", "aaa   8", "AAA\xe9\u20ac-8", "-aaa-8-", "AAA.8", "AAA...8"):
    try:
        print(codecs.lookup(name))
    except LookupError as error:
        print(ascii(error))
