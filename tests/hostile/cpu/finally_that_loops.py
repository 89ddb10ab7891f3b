# ends: timeout
while True:
    try:
        while True:
            pass
    finally:
        continue
