def check(n):
    assert n > 0 and n < 10, f"out of range: {n}"

check(50)
