try:
    class MyBool(bool):
        pass
except TypeError as e:
    print(e)
