# ends: timeout
import sys
sys.set_int_max_str_digits(0)
while True:
    str(7 ** 1_000_000)
