import random

generator = random.Random(1)
for bits in (-1, -1 << 1000, 1 << 1000, 10.1):
    try:
        print(generator.getrandbits(bits))
    except (OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__)
for attempt in (lambda: random.SystemRandom().randbytes(1 << 1000), lambda: random.SystemRandom().getrandbits(-(1 << 1000))):
    try:
        print(attempt())
    except (OverflowError, ValueError) as error:
        print(type(error).__name__)
print(0 <= generator._randbelow_without_getrandbits(5640, maxsize=1 << 53) < 5640)
