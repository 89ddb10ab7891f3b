print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999999999996)])
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(1234.5678, -2), round(1e300, 5), round(-0.4), round(5e-324, 400), round(1.5, 0), round(2.5, 0), round(1.0, -400))
print(type(round(2.0)), type(round(2.0, 0)), round(1e25), round(float("inf"), 2), round(1.0, None))
for make in (lambda: round(float("inf")), lambda: round(float("nan")), lambda: round("a"), lambda: round(1.7976931348623157e308, -308)):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
