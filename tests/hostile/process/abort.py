# ends: error exit crashed
import os
os.abort()
