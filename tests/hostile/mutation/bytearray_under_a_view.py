# ends: ok error
data = bytearray(100)
view = memoryview(data)
for action in (lambda: data.append(1), lambda: data.clear(), lambda: data.extend(b"x"), lambda: data.__delitem__(0), lambda: data.__imul__(2)):
    try:
        action()
        print("ESCAPED")
    except BufferError as e:
        print(e)
view.release()
