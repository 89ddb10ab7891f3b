import queue
import threading

inputs = queue.SimpleQueue()
outputs = queue.SimpleQueue()


def work():
    items = []
    for item in iter(inputs.get, None):
        items.append(item)
        outputs.put(item * 2)
    outputs.put(items)


class Results:
    def __init__(self, count):
        self.left = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        inputs.put(self.left)
        return outputs.get()


worker = threading.Thread(target=work)
worker.start()
print(sorted(Results(4)), sorted(Results(2)))
inputs.put(None)
worker.join()
print(outputs.get())
