print(repr("  \t a b \n".strip()), repr("xxabcxx".strip("x")), repr("abcba".strip("ab")), repr("abc".lstrip("cab")), repr("  a  ".lstrip()), repr("  a  ".rstrip()), repr("\u3000a\x1c\x85".strip()), repr("aXbX".rstrip("X")), repr("abc".strip("")), repr("abc".strip(None)), repr("".strip()))
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "aaa".removeprefix("a"), "abc".removesuffix(""), "abc".removeprefix("abcd"))
try:
    "a".strip(1)
except TypeError as e:
    print(e)
