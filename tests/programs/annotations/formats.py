import annotationlib
def f(a: int, b: undefined, c: list[undefined2]): pass
print(annotationlib.get_annotations(f, format=annotationlib.Format.STRING))
r = annotationlib.get_annotations(f, format=annotationlib.Format.FORWARDREF)
print(r["a"], type(r["b"]).__name__, r["b"].__forward_arg__)
try:
    annotationlib.get_annotations(f, format=annotationlib.Format.VALUE)
except NameError as e:
    print(e)
try:
    f.__annotate__(5)
except NotImplementedError:
    print("NotImplementedError")
f.__annotations__ = {"x": 1}
print(f.__annotations__, f.__annotate__)
