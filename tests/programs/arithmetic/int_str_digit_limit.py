import sys
print(sys.get_int_max_str_digits())
for make in (lambda: str(10**5000), lambda: int("1" * 5000), lambda: repr(-(10**4300))):
    try:
        make()
    except ValueError as e:
        print(e)
print(len(hex(10**5000)), len(str(10**4299)), int("0x" + "f" * 5000, 16).bit_length())
