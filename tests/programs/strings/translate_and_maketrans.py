table = str.maketrans("abc", "xyz", "d")
print(table, "aabbccdd!".translate(table))
print(str.maketrans({"a": "1", 98: None, "c": 0x43}), "abcd".translate(str.maketrans({"a": "11", 98: None, "c": 0x43})))
class Up:
    def __getitem__(self, code):
        if code == ord("x"):
            raise LookupError
        return chr(code).upper() * 2
print("axb".translate(Up()), "abc".translate({}), "ab".translate([None] * 98 + ["B"]) )
for args in (("ab", "c"), ({"ab": 1},), ("a", "b", 1), (1,)):
    try:
        str.maketrans(*args)
    except Exception as e:
        print(type(e).__name__, e)
try:
    "a".translate({97: []})
except TypeError as e:
    print(e)
try:
    "a".translate({97: 0x110000})
except ValueError as e:
    print(e)
