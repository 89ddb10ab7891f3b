import os
import random
import sys

print(os.path.basename(random.__file__), random.__name__, random.__doc__.splitlines()[0])
print(random.__spec__.has_location, os.path.basename(random.__spec__.origin), "random" in sys.builtin_module_names)
del sys.modules["random"]
os.makedirs("/tmp/own", exist_ok=True)
with open("/tmp/own/random.py", "w") as file:
    file.write("value = 'own'\n")
sys.path.insert(0, "/tmp/own")
import random

print(random.value)
