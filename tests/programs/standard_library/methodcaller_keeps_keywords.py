import copy
import operator
import pickle

for caller in (operator.methodcaller("f", k=5), operator.methodcaller("f", 1, k=5), operator.methodcaller("f", 1)):
    print(caller.__reduce__())
    print(copy.copy(caller), pickle.loads(pickle.dumps(caller)))
