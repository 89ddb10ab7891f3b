def test(exc, *clauses):
    try:
        raise exc
    except clauses as e:
        return "caught " + type(e).__name__
    except Exception as e:
        return "fell through " + type(e).__name__
print(test(KeyError(), LookupError), test(KeyError(), ValueError, LookupError), test(KeyError()), test(ValueError(), KeyError, TypeError))
for matcher in (5, "ValueError", [ValueError], (ValueError, 5), int, object, None, ((ValueError,), KeyError)):
    try:
        try:
            raise KeyError("k")
        except matcher:
            print("matched", matcher)
    except Exception as e:
        print(type(e).__name__, e, "| context", repr(e.__context__))
def clause(name):
    print("evaluated", name)
    return {"V": ValueError, "K": KeyError}[name]
try:
    raise KeyError
except clause("V"): print("no")
except clause("K"): print("yes")
except clause("never"): print("no")
