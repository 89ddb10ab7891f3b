import copy
import pickle

x = 3
template = t"a{x!r:>5}b{x}"
print(pickle.loads(pickle.dumps(template)))
print(pickle.loads(pickle.dumps(template.interpolations[0])), copy.deepcopy(template))
print(template.interpolations[0].__reduce__())
