print(-5, +5, ~5, - -5, -+-5, ~~5, not 5, not 0, -True, +False, ~0)
print(-(2**53), -(-(2**63)), +2.5, -0.0, -(-0.0))
for source in ("-'a'", "+[]", "~1.5", "-None", "~{}", "+()"):
    try:
        eval(source)
    except TypeError as e:
        print(e)
