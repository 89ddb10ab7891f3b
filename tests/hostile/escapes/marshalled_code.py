# ends: ok error crashed
import marshal, random
data = marshal.dumps(compile("x = [i for i in range(5)]\nprint(x)", "m", "exec"))
source = random.Random(7)
for i in range(200):
    bad = bytearray(data)
    bad[source.randrange(len(bad))] = source.randrange(256)
    try:
        exec(marshal.loads(bytes(bad)), {"print": lambda *a: None})
    except Exception:
        pass
print("done")
