ns = {"a": 1}
exec("b = a + 1\ndef f(): return b\nc = f()", ns)
print(ns["b"], ns["c"], "__builtins__" in ns)
loc = {}
exec("x = 1\nglobal y\ny = 2", ns, loc)
print(loc, ns["y"], eval("a + z", {"a": 1}, {"z": 10}), eval("x", {"x": 1}, {"x": 2}))
class Upper(dict):
    def __missing__(self, key): return key.upper()
print(eval("foo + bar", {}, Upper()))
def f():
    v = "local"
    return eval("v"), eval("locals()['v']")
print(f())
try:
    eval("[q for _ in [1]]", {}, {"q": 1})
    print("class-like scope sees q")
except NameError as e:
    print(e)
for source in ("eval('x = 1')", "eval('')", "exec('1 +')", "eval('1', [])", "eval('1', {}, 5)", "exec('1', 5)", "eval('lambda: z', {})()"):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, e)
