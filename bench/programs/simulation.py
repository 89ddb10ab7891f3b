# A shop with queues: many small classes, inheritance, properties and a priority queue.
class Event:
    def __init__(self, time, order):
        self.time = time
        self.order = order

    def __lt__(self, other):
        return (self.time, self.order) < (other.time, other.order)

    def happen(self, shop):
        raise NotImplementedError


class Arrival(Event):
    def happen(self, shop):
        shop.arrived += 1
        desk = min(shop.desks, key=lambda desk: desk.length)
        desk.join(Customer(self.time, shop.draw(1, 9)), shop)
        if shop.arrived < shop.limit:
            shop.plan(Arrival(self.time + shop.draw(1, 4), shop.next_order()))


class Departure(Event):
    def __init__(self, time, order, desk):
        super().__init__(time, order)
        self.desk = desk

    def happen(self, shop):
        customer = self.desk.leave(shop, self.time)
        shop.waited += self.time - customer.since


class Customer:
    __slots__ = ("since", "items")

    def __init__(self, since, items):
        self.since = since
        self.items = items


class Desk:
    def __init__(self, speed):
        self.speed = speed
        self.line = []

    @property
    def length(self):
        return len(self.line)

    def join(self, customer, shop):
        self.line.append(customer)
        if self.length == 1:
            self.serve(shop, customer.since)

    def serve(self, shop, now):
        shop.plan(Departure(now + self.line[0].items * self.speed, shop.next_order(), self))

    def leave(self, shop, now):
        customer = self.line.pop(0)
        if self.line:
            self.serve(shop, now)
        return customer


class Shop:
    def __init__(self, limit):
        self.limit = limit
        self.desks = [Desk(1), Desk(2), Desk(2)]
        self.heap = []
        self.arrived = self.waited = self.order = 0
        self.seed = 7

    def draw(self, low, high):
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648
        return low + (self.seed >> 8) % (high - low + 1)

    def next_order(self):
        self.order += 1
        return self.order

    def plan(self, event):
        heap = self.heap
        heap.append(event)
        child = len(heap) - 1
        while child > 0:
            parent = (child - 1) // 2
            if not heap[child] < heap[parent]:
                break
            heap[child], heap[parent] = heap[parent], heap[child]
            child = parent

    def next_event(self):
        heap = self.heap
        last = heap.pop()
        if not heap:
            return last
        event, heap[0] = heap[0], last
        parent = 0
        while True:
            child = 2 * parent + 1
            if child >= len(heap):
                return event
            if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                child += 1
            if not heap[child] < heap[parent]:
                return event
            heap[child], heap[parent] = heap[parent], heap[child]
            parent = child

    def run(self):
        self.plan(Arrival(0, self.next_order()))
        time = 0
        while self.heap:
            event = self.next_event()
            time = event.time
            event.happen(self)
        return time, self.arrived, self.waited


print(Shop(70000).run())
