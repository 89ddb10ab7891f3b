from collections import deque
import copy


class Odd(deque):
    pass


odd = Odd("ab")
Odd.__new__ = lambda cls, *args: [42]
for action in (lambda: odd * 2, lambda: odd + deque("c"), odd.copy, lambda: copy.copy(odd)):
    try:
        print(action())
    except TypeError as error:
        print(error)
