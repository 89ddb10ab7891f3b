# ends: error ok memory output
import pickle
x = []
for i in range(100_000):
    x = [x]
pickle.dumps(x)
