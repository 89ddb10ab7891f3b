import sys


def numbers():
    print("before")
    yield 1
    print("after")


done = False


def trace(frame, event, argument):
    global done
    if frame.f_code is not numbers.__code__:
        return trace
    lines = [line for start, end, line in frame.f_code.co_lines() if start <= frame.f_lasti < end]
    print(event, frame.f_lineno - frame.f_code.co_firstlineno, lines == [frame.f_lineno])
    if event == "return" and not done:
        done = True
        frame.f_lineno = frame.f_code.co_firstlineno + 1
    return trace


sys.settrace(trace)
print(list(numbers()))
sys.settrace(None)


def branching(a, b):
    for i in a:
        if i and b:
            return 1


for source, left, right in branching.__code__.co_branches():
    print(source < left < right)
