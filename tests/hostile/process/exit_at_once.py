# ends: exit ok error crashed
import os
os._exit(3)
