# ends: ok error
data = bytearray(10)
view = memoryview(data)
class A:
    def __index__(self):
        view.release()
        data.clear()
        return 5
try:
    view[A()] = A()
except Exception as e:
    print(type(e).__name__)
