import io, pickle
class File:
    def __init__(self, data): self.file = io.BytesIO(data); self.calls = []
    def read(self, size): self.calls.append(size); return self.file.read(size)
    def readline(self): self.calls.append("line"); return self.file.readline()
for protocol in (0, 2, 4):
    data = pickle.dumps([1, "ab", 2.5], protocol) + pickle.dumps("next", protocol)
    file = File(data)
    print(pickle.load(file), pickle.load(file), file.calls)
    buffered = io.BufferedReader(io.BytesIO(data))
    print(pickle.load(buffered), buffered.tell(), pickle.load(buffered))
    try:
        pickle.load(buffered)
    except EOFError as error:
        print(error)
class Writer:
    def __init__(self): self.sizes = []
    def write(self, data): self.sizes.append(len(data))
for item in ([i * "x" for i in range(600)], b"x" * 100_000, ["a", "b" * 80_000, 3]):
    writer = Writer()
    pickle.dump(item, writer)
    print(writer.sizes)
pickler = pickle.Pickler(file := io.BytesIO(), 2)
shared = ["s"]
pickler.dump([shared, shared]); pickler.dump(shared)
print(file.getvalue(), sorted(value[0] for value in pickler.memo.copy().values()))
pickler.clear_memo(); file.truncate(0); file.seek(0)
pickler.fast = True
pickler.dump([shared, shared])
print(file.getvalue(), pickler.memo.copy(), pickler.bin, pickler.fast)
unpickler = pickle.Unpickler(io.BytesIO(pickle.dumps(["a", "b"])))
print(unpickler.load(), unpickler.memo.copy())
buffers = []
content = bytearray(b"hello")
data = pickle.dumps([pickle.PickleBuffer(content), pickle.PickleBuffer(b"ro")], 5, buffer_callback=buffers.append)
back = pickle.loads(data, buffers=buffers)
print(data, [bytes(b) for b in buffers], back[0] is content, type(back[1]), memoryview(buffers[0]).obj is content)
print(pickle.loads(pickle.dumps([pickle.PickleBuffer(content), pickle.PickleBuffer(b"ro")], 5)))
print(pickle.loads(b"U\x02\xc3\xa9.", encoding="utf-8"), pickle.loads(b"U\x02\xc3\xa9.", encoding="bytes"))
print(pickle.loads(b"c__builtin__\nxrange\n(I3\ntR."), pickle.dumps(range(3), 2))
