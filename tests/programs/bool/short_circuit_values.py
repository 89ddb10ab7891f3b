def say(value):
    print("eval", repr(value))
    return value
print(say(0) or say("x"))
print(say(0) and say("x"))
print(say("") or say([]) or say({}))
print(say(1) and say(2) and say(3))
print(not say(()))
print(say(1) and (say(0) or say(None)))
