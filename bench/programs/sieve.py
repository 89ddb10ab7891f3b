# Primes by sieve: list items, slices with steps, and trial division.
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return [n for n, is_prime in enumerate(flags) if is_prime]


def sieve_by_slices(limit):
    flags = bytearray([1]) * (limit + 1)
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return sum(flags) - 2


def factors(n, primes):
    out = []
    for p in primes:
        if p * p > n:
            break
        while n % p == 0:
            out.append(p)
            n //= p
    if n > 1:
        out.append(n)
    return out


primes = sieve(2400000)
print(len(primes), primes[-1], sieve_by_slices(2400000), sum(len(factors(n, primes)) for n in range(2, 120000)))
