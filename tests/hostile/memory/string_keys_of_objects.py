# ends: memory
import types
spaces = []
while True:
    spaces.append(types.SimpleNamespace(a=1, b=2, c=[3]))
