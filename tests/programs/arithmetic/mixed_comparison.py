print(1 == 1.0, 1 == True, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, -(10**400) < float("-inf"), 10**400 < float("inf"))
print(1 < 1.5 < 2, 1 == 1.0 == True, 3 > 2 > 1, 3 > 2 == True, (3 > 2) == True)
nan = float("nan")
print(1 < nan, 1 > nan, nan == nan, nan != nan, 10**400 == nan)
for source in ("1 < 'a'", "1 < None", "[] < ()", "1j < 2j", "{} < {}", "None < None", "'a' >= b'a'"):
    try:
        eval(source)
    except TypeError as e:
        print(e)
