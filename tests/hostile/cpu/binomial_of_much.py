# ends: timeout error
import math
math.comb(10**6, 5 * 10**5)
