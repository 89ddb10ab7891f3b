import sys

m = sys.monitoring
E = m.events


def helper():
    return len("abc")


def work():
    return helper()


def first(code, *details):
    print("first", code.co_name, helper())


def second(code, *details):
    print("second", code.co_name)
    m.set_events(0, 0)


m.use_tool_id(0, "a")
m.use_tool_id(1, "b")
m.register_callback(0, E.PY_START, first)
m.register_callback(1, E.PY_START, second)
m.set_events(0, E.PY_START)
m.set_events(1, E.PY_START)
work()
m.set_events(1, 0)


def switch(code, line):
    print("line", line - code.co_firstlineno)
    if line - code.co_firstlineno == 2:
        sys._getframe(1).f_lineno = code.co_firstlineno + 4


def jumping():
    print("one")
    print("two")
    print("three")
    print("four")


m.register_callback(0, E.LINE, switch)
m.set_local_events(0, jumping.__code__, E.LINE)
jumping()


def start(code, offset):
    try:
        sys._getframe(1).f_lineno = code.co_firstlineno + 1
    except ValueError as error:
        print(error)


m.register_callback(0, E.PY_START, start)
m.set_local_events(0, jumping.__code__, E.PY_START)
jumping()


def turns_on():
    m.register_callback(0, E.LINE, lambda code, line: print("line", line - code.co_firstlineno))
    m.set_events(0, E.LINE)
    x = 1
    for i in range(2):
        x += i
    m.set_events(0, 0)
    x = 2


turns_on()
