# ends: timeout memory
import random
source = random.Random(1)
while True:
    source.shuffle(list(range(300_000))), source.choices(range(10), k=300_000), source.sample(range(10**6), 100_000), source.randbytes(10**6)
