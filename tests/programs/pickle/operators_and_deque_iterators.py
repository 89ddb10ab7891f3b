import copy
import operator
import pickle
from collections import deque

caller = operator.methodcaller("split", ",", maxsplit=1)
print(copy.copy(caller)("a,b,c"), pickle.loads(pickle.dumps(caller)))
print(caller.__reduce__()[1], operator.methodcaller("split", ",").__reduce__())
print(caller.__text_signature__, operator.attrgetter.__text_signature__)

iterator = iter(deque("abc"))
next(iterator)
print(iterator.__reduce__()[1], list(copy.copy(iterator)), list(pickle.loads(pickle.dumps(iterator))), list(iterator))
backward = reversed(deque("abc"))
next(backward)
print(backward.__reduce__()[1])


class Silent(deque):
    def __iter__(self):
        return None


try:
    pickle.dumps(Silent("a"))
except TypeError as error:
    print(error)
