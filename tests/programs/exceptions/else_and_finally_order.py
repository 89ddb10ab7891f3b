def run(label, action):
    print(label, end=": ")
    try:
        print("try", end=" ")
        action()
    except ValueError:
        print("except", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally")
def bad(): raise ValueError
def worse(): raise KeyError("out")
run("ok", lambda: None)
run("value", bad)
try:
    run("key", worse)
except KeyError as e:
    print("escaped", e)
try:
    try:
        pass
    except ValueError:
        print("not reached")
    else:
        raise ValueError("from else")
    finally:
        print("fin")
except ValueError as e:
    print(e)
