# ends: error memory
import random
random.getrandbits(10**10)
