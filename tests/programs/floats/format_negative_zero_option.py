for spec in ("z.1f", "z", "+z.0f", "z.2e", "z.1%"):
    print(spec, [format(x, spec) for x in (-0.04, -0.0, 0.04, -1.0)])
try:
    format(5, "zd")
except ValueError as e:
    print(e)
