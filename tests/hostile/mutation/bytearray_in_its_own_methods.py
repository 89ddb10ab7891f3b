# ends: ok error
class A:
    def __index__(self):
        data.clear()
        return 65
data = bytearray(b"x" * 100)
for action in (lambda: data.extend([A()] * 5), lambda: data.insert(50, A()), lambda: data.__setitem__(50, A()), lambda: data.find(A()), lambda: data.append(A()), lambda: data.join(iter([data, data]))):
    data[:] = b"x" * 100
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__)
