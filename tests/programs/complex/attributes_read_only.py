z = 1 + 2j
print(z.real, z.imag, type(z.real).__name__)
for name in ("real", "imag", "other"):
    try:
        setattr(z, name, 3)
    except AttributeError as e:
        print(e)
try:
    z.conj
except AttributeError as e:
    print(e)
