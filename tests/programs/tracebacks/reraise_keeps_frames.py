def low():
    raise ValueError("low")

def high():
    try:
        low()
    except ValueError:
        print("logging")
        raise

high()
