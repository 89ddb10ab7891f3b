# ends: timeout error
import sys
sys.set_int_max_str_digits(0)
while True:
    int("7" * 2_000_000)
