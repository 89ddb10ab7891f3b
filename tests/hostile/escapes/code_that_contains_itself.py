# ends: ok error recursion
import marshal, dis, io, inspect
def f():
    return 1
code = f.__code__
holder = [code]
for i in range(200):
    code = code.replace(co_consts=(code, holder))
holder.append(code)
for use in (hash, repr, marshal.dumps, lambda c: dis.dis(c, file=io.StringIO()), lambda c: c == c.replace(), inspect.getsource):
    try:
        use(code)
    except Exception as e:
        print(type(e).__name__)
