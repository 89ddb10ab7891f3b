def f():
    f"not a docstring"
print(f.__doc__, f"", repr(f"" ""), f"{''}", f"a" is not None, f"{1}" == "1", "%s" % f"{2}", f"{3}" "%d" % 4, f"{'a':{''}}", f"{0:{''}}")
