# ends: ok error
class Keys:
    def keys(self):
        table.clear()
        return ["a", "b"]
    def __getitem__(self, key):
        table[key * 2] = 1
        table.pop("a", None)
        return key
table = {"x": 1}
table.update(Keys())
print(sorted(table), sorted({**Keys()}))
