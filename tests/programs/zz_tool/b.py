import sys
print(hasattr(sys,"foo"), 'logging' in sys.modules)
try: zork
except NameError as e: print(e)
import warnings
warnings.warn("hm")
import logging; logging.info("x"); logging.warning("y")
print("--- stderr")
print("--- foo")
x = = 1
