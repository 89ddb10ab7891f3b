a = b = c = 1
del a, (b, c)
print([n in globals() for n in "abc"])
x = [1, 2, 3, {"k": "v", "z": 0}]
del x[0], x[-1]["k"]
print(x)
class O: pass
o = O(); o.a = o.b = 1
del o.a
print(o.__dict__)
del (o)
del ()
del []
for source in ("del 5", "del f()", "del a + b", "del (a, 5)", "del *a", "del a if b else c", "del None", "del x[0](1)", "del 'a'", "del (yield)", "del a := 1", "del"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
