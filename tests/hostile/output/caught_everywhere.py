# ends: output
while True:
    try:
        while True:
            print("x" * 50)
    except BaseException:
        pass
    finally:
        continue
