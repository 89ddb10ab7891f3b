# ends: ok timeout memory
import io, collections, itertools, functools, re, datetime, decimal, array, random, zlib, types, weakref, threading, queue, struct, json, csv, contextvars, hashlib, operator, _thread, builtins, ast, enum, inspect, operator, string, uuid, fractions
seen = set()
def poke(cls):
    if cls in seen:
        return
    seen.add(cls)
    if cls in (itertools.count, itertools.repeat, itertools.cycle):
        return
    for make in (lambda: cls.__new__(cls), lambda: object.__new__(cls), lambda: cls.__new__(cls, 1), lambda: cls.__new__(cls, ())):
        try:
            value = make()
        except Exception:
            continue
        for action in (repr, hash, len, iter, next, bool, str, dir, lambda x: x == x, lambda x: x < x, lambda x: x + x, lambda x: x[0], lambda x: x(), lambda x: x.__reduce_ex__(2), lambda x: x.__sizeof__(), lambda x: x.__getstate__(), lambda x: x.__enter__(), lambda x: x.close(), lambda x: x.read(), lambda x: x.write("x"), lambda x: int(x), lambda x: list(x)):
            try:
                action(value)
            except Exception:
                pass
for module in (io, collections, itertools, functools, re, datetime, decimal, array, random, zlib, types, weakref, struct, json, csv, contextvars, operator, ast, string, fractions):
    for value in list(vars(module).values()):
        if isinstance(value, type):
            poke(value)
for value in list(vars(builtins).values()):
    if isinstance(value, type) and not issubclass(value, BaseException) and value not in (type, object):
        poke(value)
print("done")
