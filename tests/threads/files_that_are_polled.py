import os
import select
import threading

reading, writing = os.pipe()
print(select.select([reading], [writing], [], 0) == ([], [writing], []))
threading.Timer(0.05, os.write, (writing, b"abc")).start()
print(select.select([reading], [], [], 10)[0] == [reading], os.read(reading, 10))
poll = select.poll()
poll.register(reading, select.POLLIN)
print(poll.poll(10))
os.write(writing, b"x")
print([event for _, event in poll.poll(10)], os.read(reading, 1))
os.close(writing)
print([event == select.POLLHUP for _, event in poll.poll(10)], select.select([reading], [], [], 0)[0] == [reading])
reading, writing = os.pipe()
os.close(reading)
poll = select.poll()
poll.register(writing, select.POLLOUT)
print([event == select.POLLOUT | select.POLLERR for _, event in poll.poll(10)])
