import cProfile, io, pstats, re
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def work():
    numbers = []
    for i in range(3): numbers.append(fib(4))
    return sorted(numbers, key=abs), ",".join(["a"]), dict.fromkeys("ab"), len(numbers)
def generate():
    for i in range(3): yield i
def show(profile):
    stream = io.StringIO()
    stats = pstats.Stats(profile, stream=stream).strip_dirs().sort_stats("name")
    stats.print_stats()
    stats.print_callees()
    stats.print_callers()
    print(re.sub(r"\d+\.\d+", "T", stream.getvalue()))
profile = cProfile.Profile()
profile.enable(); work(); profile.disable()
show(profile)
with cProfile.Profile() as profile: fib(3)
show(profile)
profile = cProfile.Profile(builtins=False)
print(profile.runcall(fib, 3))
entry = next(entry for entry in profile.getstats() if entry.code is fib.__code__)
print(type(entry), entry.callcount, entry.reccallcount, [type(call).__name__ for call in entry.calls])
profile.clear()
print(profile.getstats())
profile.runctx("list(generate())\ntry:\n int('x')\nexcept ValueError: pass", globals(), {})
show(profile)
cProfile.run("fib(2)", "/tmp/fib.prof")
stats = pstats.Stats("/tmp/fib.prof")
print(stats.total_calls, stats.prim_calls)
try:
    with cProfile.Profile(), cProfile.Profile(): pass
except ValueError as error:
    print(error)
tick = iter(range(0, 1000, 5)).__next__
profile = cProfile.Profile(tick, 0.5)
profile.runcall(fib, 1)
print(sorted((str(entry[0])[:12], *entry[1:]) for entry in profile.getstats()))
