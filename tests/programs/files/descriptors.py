import os

number = os.open("raw", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
print(os.write(number, b"hello world"), os.lseek(number, 0, os.SEEK_SET), os.read(number, 5))
copy = os.dup(number)
print(os.read(copy, 1), os.read(number, 100), os.pread(number, 3, 1))
os.ftruncate(number, 4)
print(os.fstat(number).st_size, oct(os.fstat(number).st_mode))
os.close(number)
with os.fdopen(copy, "r+") as stream:
    stream.seek(0)
    print(stream.read(), stream.fileno() == copy)
try:
    os.close(copy)
except OSError as error:
    print(error.strerror)
read_end, write_end = os.pipe()
os.write(write_end, b"through")
os.close(write_end)
with open(read_end) as stream:
    print(stream.read())
