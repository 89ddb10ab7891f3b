class Pause:
    def __await__(self): yield "paused"
async def work(label):
    try:
        await Pause()
    except ValueError as e:
        print(label, "caught", e)
        return "recovered"
    finally:
        print(label, "finally")
a = work("a"); a.send(None)
print(a.close())
b = work("b"); b.send(None)
try:
    b.throw(ValueError("thrown"))
except StopIteration as e:
    print(e.value)
c = work("c"); c.send(None)
try:
    c.throw(KeyError("other"))
except KeyError as e:
    print("out", e)
d = work("d")
d.close()
print(d.cr_frame)
