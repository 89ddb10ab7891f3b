import os
import threading
import time

reader, writer = os.pipe()


def produce():
    time.sleep(0.05)
    print(os.write(writer, b"hello" * 40_000))
    os.close(writer)


thread = threading.Thread(target=produce)
thread.start()
count = 0
while data := os.read(reader, 10_000):
    count += len(data)
print(count)
thread.join()

reader, writer = os.pipe()


def write_lines():
    with open(writer, "w") as file:
        file.write("one\ntwo\n")


thread = threading.Thread(target=write_lines)
thread.start()
with open(reader) as file:
    print(file.readlines())
thread.join()
reader, writer = os.pipe()
os.set_blocking(reader, False)
try:
    os.read(reader, 1)
except BlockingIOError as error:
    print(error)
