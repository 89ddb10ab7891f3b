# ends: error memory
import random
random.choices([1, 2], k=10**9)
