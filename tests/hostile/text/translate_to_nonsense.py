# ends: error ok
class Table:
    def __getitem__(self, key):
        return {97: "x" * 10, 98: -1, 99: 0x110000, 100: None}.get(key, object())
for text in "abcde":
    try:
        print(text.translate(Table()))
    except Exception as e:
        print(type(e).__name__)
