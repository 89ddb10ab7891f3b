a = "hello"
b = "".join(["hel", "lo"])
print(a == b, hash(a) == hash(b), {a: 1}[b], a is a, len({a, b}))
print("abc" "def" == "abcdef", "a" * 3 == "aaa")
