def g(step):
    try:
        try:
            if step:
                raise ValueError("inner")
        except KeyError:
            print("never")
        finally:
            print("cleanup")
    except ValueError:
        print("outer")
    else:
        print("no error")


g(True)
g(False)
