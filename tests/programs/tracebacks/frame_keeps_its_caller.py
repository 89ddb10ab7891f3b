import sys, traceback
def a(): return sys._getframe()
def b(): return a()
def c(): return b()
f = c()
n = []
while f: n.append((f.f_code.co_name, f.f_lineno)); f = f.f_back
print(n)
def d():
    try: c2()
    except Exception as e: return e
def c2(): raise ValueError
e = d()
f = e.__traceback__.tb_next.tb_frame
print(f.f_code.co_name, f.f_back and f.f_back.f_code.co_name, f.f_lineno, f.f_back.f_back and f.f_back.f_back.f_code.co_name)
def g():
    fr = sys._getframe()
    yield fr
    yield fr.f_back
it = g(); fr = next(it); print(fr.f_back)
def h(): return next(it)
print(h().f_code.co_name, fr.f_back); it.close()
def keep(): 
    global saved
    saved = sys._getframe(1)
def outer(): x = 5; keep(); x = 6
outer(); print(saved.f_locals, saved.f_lineno, saved.f_back.f_code.co_name)
def deco(): 
    return [sys._getframe() for _ in "a"][0], (lambda: sys._getframe())()
r = deco(); print(r[0].f_code.co_name, r[0].f_back.f_code.co_name, r[1].f_code.co_name, r[1].f_back.f_code.co_name)
class K:
    fr = sys._getframe()
print(K.fr.f_code.co_name, K.fr.f_back.f_code.co_name)
print(len(traceback.extract_stack(c())))
