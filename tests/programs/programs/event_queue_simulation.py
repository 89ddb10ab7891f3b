import heapq
class Simulation:
    def __init__(self):
        self.now, self.queue, self.counter, self.log = 0, [], 0, []
    def schedule(self, delay, action, *args):
        self.counter += 1
        heapq.heappush(self.queue, (self.now + delay, self.counter, action, args))
    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, action, args = heapq.heappop(self.queue)
            action(*args)
        return len(self.queue)
class Desk:
    def __init__(self, sim, clerks):
        self.sim, self.free, self.waiting, self.waits = sim, clerks, [], []
    def arrive(self, name, work):
        self.sim.log.append(f"{self.sim.now:>3} {name} arrives")
        self.waiting.append((self.sim.now, name, work))
        self.serve()
    def serve(self):
        while self.free and self.waiting:
            since, name, work = self.waiting.pop(0)
            self.free -= 1
            self.waits.append(self.sim.now - since)
            self.sim.log.append(f"{self.sim.now:>3} {name} starts after {self.waits[-1]}")
            self.sim.schedule(work, self.leave, name)
    def leave(self, name):
        self.sim.log.append(f"{self.sim.now:>3} {name} leaves")
        self.free += 1
        self.serve()
sim = Simulation()
desk = Desk(sim, 2)
for i, (at, work) in enumerate([(0, 5), (1, 3), (1, 4), (2, 1), (9, 2)]):
    sim.schedule(at, desk.arrive, f"c{i}", work)
left = sim.run(until=8)
print(*sim.log, sep="\n")
print("left", left, "average wait", sum(desk.waits) / len(desk.waits))
sim.run(100)
print(sim.log[-3:], desk.free)
