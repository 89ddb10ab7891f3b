import traceback
def f(): return {}["k"]
try:
    f()
except KeyError:
    print(traceback.format_exc())
try:
    try: f()
    except KeyError as e: raise ValueError("v") from e
except ValueError as e:
    print("".join(traceback.format_exception(e)))
    print(traceback.format_exception_only(e), len(traceback.extract_tb(e.__traceback__)))
