print(repr("ab" * 0), repr("ab" * -3), "ab" * 3, 3 * "é", "-" * 20)
for n in (10**20, 2**62):
    try:
        "ab" * n
    except (OverflowError, MemoryError) as e:
        print(type(e).__name__)
