# inspect.signature() of builtin classes.
import inspect
print(inspect.signature(float), inspect.signature(list), inspect.signature(enumerate), inspect.signature(zip), inspect.signature(map))
class C(list): pass
print(inspect.signature(C))
for t in (int,str,range,dict,type,bytes,slice):
    try: print(t,inspect.signature(t))
    except ValueError as e: print(e)
