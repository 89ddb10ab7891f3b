import time

for clock in (time.perf_counter, time.monotonic):
    readings = {clock() for _ in range(2000)}
    steps = sorted(readings)
    print(clock.__name__, len(steps) > 100, all(step - earlier >= 0 for earlier, step in zip(steps, steps[1:])))
started = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - started >= 0.02)
