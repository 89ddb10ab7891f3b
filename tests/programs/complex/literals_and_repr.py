print(1j, 1 + 2j, -1j, 0j, -0j, 1 - 0j, 1.5e3j, complex(0, -0.0), complex(-0.0, 0.0), complex(-0.0, -0.0), 1e20 + 1e-5j)
inf, nan = float("inf"), float("nan")
print(complex(inf, nan), complex(nan, -inf), complex(0, inf), [2j], str(3 + 0j))
