def retry(action, attempts):
    for attempt in range(attempts):
        try:
            return action(attempt)
        except ValueError:
            if attempt == attempts - 1:
                raise
            continue
        finally:
            print("attempt", attempt)
    return None


def flaky(attempt):
    if attempt < 2:
        raise ValueError(attempt)
    return attempt


print(retry(flaky, 3))
try:
    retry(flaky, 1)
except ValueError:
    print("failed")
while True:
    try:
        break
    finally:
        print("left")
