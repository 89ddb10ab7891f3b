# ends: ok error timeout output memory
from fractions import Fraction
Fraction("1" * 100_000 + "/3"), Fraction("1e1000000")
