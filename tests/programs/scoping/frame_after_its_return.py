import sys

frame = None


def save():
    global frame
    frame = sys._getframe(1)


def last_statement(flag):
    save()
    if flag:
        pass


def falls_through(flag):
    save()
    if not flag:
        pass


def handler():
    try:
        save()
        raise ValueError
    except ValueError:
        pass


def generator():
    yield 1
    save()
    x = 3


def failing():
    save()
    return 1 / 0


class Body:
    save()
    x = 1


print("Body", frame.f_lineno - frame.f_code.co_firstlineno)
for function in last_statement, falls_through, lambda flag: (save(), flag):
    function(True)
    print(function.__name__, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back is sys._getframe())
handler()
print("handler", frame.f_lineno - frame.f_code.co_firstlineno)
list(generator())
print("generator", frame.f_lineno - frame.f_code.co_firstlineno)
try:
    failing()
except ZeroDivisionError:
    print("failing", frame.f_lineno - frame.f_code.co_firstlineno)
sorted([1], key=last_statement)
print("from a native", frame.f_lineno - frame.f_code.co_firstlineno)
