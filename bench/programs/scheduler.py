# An operating system in miniature: tasks as objects that send each other packets.
IDLE, WORKER, HANDLER, DEVICE = range(4)


class Packet:
    def __init__(self, kind, value):
        self.link = None
        self.kind = kind
        self.value = value
        self.data = [0] * 4


class Task:
    def __init__(self, identity, priority):
        self.identity = identity
        self.priority = priority
        self.queue = None
        self.held = self.waiting = False

    def receive(self, packet):
        packet.link = None
        if self.queue is None:
            self.queue = packet
        else:
            last = self.queue
            while last.link is not None:
                last = last.link
            last.link = packet
        self.waiting = False

    def take(self):
        packet = self.queue
        self.queue = packet.link
        packet.link = None
        return packet

    def is_ready(self):
        return not self.held and not self.waiting


class Idle(Task):
    def __init__(self, identity, priority, count):
        super().__init__(identity, priority)
        self.count = count
        self.control = 1

    def run(self, system):
        self.count -= 1
        if self.count == 0:
            self.held = True
            return
        if self.control & 1:
            self.control = (self.control >> 1) ^ 0xD008
            system.release(HANDLER)
        else:
            self.control >>= 1
            system.release(DEVICE)


class Worker(Task):
    def run(self, system):
        if self.queue is None:
            self.waiting = True
            return
        packet = self.take()
        for i in range(len(packet.data)):
            packet.value = (packet.value * 5 + i) % 26
            packet.data[i] = packet.value + 65
        system.send(HANDLER, packet)


class Handler(Task):
    def run(self, system):
        if self.queue is None:
            self.held = True
            return
        packet = self.take()
        system.total += sum(packet.data)
        system.send(DEVICE if packet.kind else WORKER, packet)
        packet.kind = 1 - packet.kind


class Device(Task):
    def run(self, system):
        if self.queue is None:
            self.held = True
            return
        packet = self.take()
        packet.data.reverse()
        system.handled += 1
        system.send(WORKER, packet)


class System:
    def __init__(self, rounds):
        self.tasks = [Idle(IDLE, 0, rounds), Worker(WORKER, 10), Handler(HANDLER, 20), Device(DEVICE, 30)]
        self.order = sorted(self.tasks, key=lambda task: -task.priority)
        self.total = self.handled = self.steps = 0

    def send(self, identity, packet):
        self.tasks[identity].receive(packet)

    def release(self, identity):
        self.tasks[identity].held = False

    def run(self):
        while True:
            for task in self.order:
                if task.is_ready():
                    self.steps += 1
                    task.run(self)
                    break
            else:
                return self.steps, self.handled, self.total


system = System(120000)
for value in range(3):
    system.send(WORKER, Packet(value % 2, value))
print(system.run())
