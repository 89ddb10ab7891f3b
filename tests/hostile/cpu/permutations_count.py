# ends: timeout error
import math
math.perm(10**6, 10**6 // 2)
