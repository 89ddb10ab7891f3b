x = 5
print("a" "b" 'c' r"\d" f"{x}" "{x}" u"u")
print(("one "
       "two "
       f"{x!r}"))
print(b"a" b"\x62" rb"\c")
try:
    eval("'a' b'b'")
except SyntaxError as e:
    print(e.msg)
