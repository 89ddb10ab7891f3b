def say(x):
    print(x, end=" ")
    return x
d = {say("k1"): say("v1"), say("k2"): say("v2")}
print()
d = {say(k): say(v) for k, v in [("a", 1), ("b", 2), ("a", 3)]}
print(d)
d = {}
d[say("key")] = say("value")
print(d)
say(d)[say("key")] += say("!")
print(d)
