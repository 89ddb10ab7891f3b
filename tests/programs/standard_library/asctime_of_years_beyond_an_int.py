import time

for year in (2**31 - 1, 1900 - 2**31, 1899 - 2**31, -(2**31), 2**40):
    try:
        print(time.asctime((year, 1, 1) + (0,) * 6))
    except OverflowError as error:
        print(type(error).__name__)
