# ends: timeout
def again():
    try:
        while True:
            pass
    except:
        again()
again()
