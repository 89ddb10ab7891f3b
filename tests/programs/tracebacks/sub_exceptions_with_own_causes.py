def attempt(n):
    try:
        return 10 // n
    except ZeroDivisionError as e:
        raise ValueError(f"attempt {n}") from e

failures = []
for n in (1, 0):
    try:
        attempt(n)
    except ValueError as e:
        failures.append(e)
raise ExceptionGroup("attempts", failures)
