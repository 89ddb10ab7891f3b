# ends: ok error memory
s = "\u0130\u1e9e\u0390\ufb03\u1fb7" * 20_000
for i in range(5):
    s = s.upper().lower().title().casefold()[:1_000_000]
print(len(s) > 0)
