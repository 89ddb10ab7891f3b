def a(): b()
def b(): c()
def c():
    raise ValueError("deep")
try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, type(tb.tb_lasti).__name__, tb.tb_frame.f_lineno)
        tb = tb.tb_next
    saved = e
print(saved.__traceback__.tb_next is not None)
saved.__traceback__ = saved.__traceback__.tb_next
print(saved.__traceback__.tb_frame.f_code.co_name)
try:
    saved.__traceback__.tb_next = saved.__traceback__
except ValueError as e:
    print(e)
import types
t = types.TracebackType(None, saved.__traceback__.tb_frame, 0, 42)
print(t.tb_lineno, t.tb_next)
try:
    types.TracebackType(5, 5, 5, 5)
except TypeError as e:
    print(e)
