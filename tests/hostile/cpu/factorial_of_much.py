# ends: timeout error
import math
math.factorial(10**6)
