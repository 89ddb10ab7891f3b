# ends: error memory
import os
os.urandom(10**10)
