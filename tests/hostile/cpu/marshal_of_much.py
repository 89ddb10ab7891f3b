# ends: timeout memory
import marshal, pickle, copy
data = [[i, str(i), (i,)] for i in range(100_000)]
while True:
    marshal.loads(marshal.dumps(data)), pickle.loads(pickle.dumps(data)), copy.deepcopy(data)
