d = {"a": 1}
for key in ("b", 1, None, ("x", 1), 2.5, b"k", "it's", ""):
    try:
        d[key]
    except KeyError as e:
        print(e, e.args, str(e) == repr(key))
for source in ("del d['zz']", "d.pop('zz')", "{}.popitem()", "d.pop()", "d[[]]", "d[{}] = 1", "[] in d", "d.get([])", "d.setdefault([], 1)", "d.pop([], 1)", "d.get()", "d.x"):
    try:
        exec(source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
