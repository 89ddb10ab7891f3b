# ends: memory
import queue
items = queue.SimpleQueue()
while True:
    items.put([1, 2])
