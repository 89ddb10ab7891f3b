# A classmethod of a builtin function: its call is reported, but for one with unpacked arguments.
import sys


class A:
    first = classmethod(repr)
    second = classmethod(max)


def events_of(call):
    events = []
    sys.setprofile(lambda frame, event, arg: events.append(event))
    call(A())
    sys.setprofile(None)
    print(events)


events_of(lambda a: a.first())
events_of(lambda a: a.second(1, key=lambda x: 0))
args = (1,)
events_of(lambda a: a.second(*args, key=lambda x: 0))
