# Streams have __del__, which closes them; classes in Python that override it call their base's.
import gzip
import io


class Raw(io.RawIOBase):
    def close(self):
        print("closing")
        super().close()


raw = Raw()
raw.__del__()
print(raw.closed)
raw.__del__()
print("__del__" in io.IOBase.__dict__, io.StringIO.__del__)
stream = gzip.GzipFile(fileobj=io.BytesIO(), mode="wb")
stream.write(b"x")
stream.__del__()
print(stream.closed)
