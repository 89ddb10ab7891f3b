# Numbers at the edges of what is short, whitespace, escapes, what is no document; circles, and what only looks like one.
import json
cases = ["1","-1","0","-0","00","01","-01","1.5","-1.5e3","1e5","1E+2","12345678901234","123456789012345","1234567890123456","99999999999999999999","-","- 1","+1",".5","1.","1.e","1e","[1,2 ,3 ]","[1,]","{}","{ }","[ ]",'{"a":1,"a":2}','{"a" : {"b":[1,{"c":null}]} , "d":true}',"nul","-Infinity","Infinity","NaN","-I","1 ","\t\n 1\r","[1\u00a0]",'"\\u00e9\\n"','"a\x01"','{"a":}','{"a":1,}','{a:1}','[1 2]','{"a" 1}',"[","{", '{"a":1', "1x", "[-]","[0123]","[-0, -0.0, 0]"]
for c in cases:
    for kw in ({}, {"object_pairs_hook": list}, {"parse_int": str, "parse_float": str}, {"object_hook": lambda d: sorted(d)}):
        try: print(ascii(c), ascii(json.loads(c, **kw)))
        except Exception as e: print(ascii(c), type(e).__name__, ascii(str(e)))
for v in ("plain", "é", "\x7f", "\x80", "a\"b", "a\\b", "\n\t\x00", "😀", "~", " ", "/", ""):
    print(json.dumps(v), ascii(json.dumps(v, ensure_ascii=False)), json.dumps({v: v}))
a = []; a.append(a)
d = {}; d["x"] = [d]
class O: pass
def default(o): return o
for v, kw in ((a, {}), (d, {}), (O(), {"default": default}), (O(), {"default": lambda o: [1]}), (O(), {}), ([1, [2, [1]], [2]], {})):
    try: print(json.dumps(v, **kw))
    except Exception as e: print(type(e).__name__, str(e)[:60])
x = [1]; print(json.dumps([x, x, {"a": x, "b": x}]))
enc = json.JSONEncoder(default=lambda o: enc.encode([1]))
print(enc.encode([O(), O()]))
