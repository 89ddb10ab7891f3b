import sys
import traceback

m = sys.monitoring
E = m.events


def inner():
    try:
        x = [1]
        x.append(2)
        for _ in x:
            pass
        1 / 0
    except ZeroDivisionError:
        pass
    except LookupError as error:
        print("  caught", error)
    return 1


def gen():
    try:
        yield 1
    except LookupError as error:
        print("  caught in gen", error)


def outer():
    inner()
    list(gen())


def fail(name):
    def callback(code, *details):
        if code in (inner.__code__, gen.__code__):
            m.set_events(1, 0)
            raise LookupError(name)

    return callback


m.use_tool_id(1, "failing")
for name, event in vars(E).items():
    if event == 0 or name in ("BRANCH", "INSTRUCTION", "JUMP", "BRANCH_RIGHT", "BRANCH_LEFT"):
        continue
    print(name)
    m.register_callback(1, event, fail(name))
    m.set_events(1, event | (E.CALL | E.C_RETURN | E.C_RAISE if name.startswith("C_") else 0))
    try:
        outer()
    except LookupError as error:
        for frame in traceback.extract_tb(error.__traceback__):
            print("  ", frame.name, frame.lineno)
    m.set_events(1, 0)
    m.register_callback(1, event, None)
