print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (0.75).as_integer_ratio(), (-0.1).as_integer_ratio(), (2.5).conjugate(), (2.5).real, (2.5).imag)
for x in (float("inf"), float("nan")):
    try:
        x.as_integer_ratio()
    except Exception as e:
        print(type(e).__name__, e)
print(float.from_number(3), float.from_number(2.5), (1.5).__trunc__(), (1.5).__floor__(), (-1.5).__ceil__(), (2.5).__round__())
try:
    float.from_number("3")
except TypeError as e:
    print(e)
