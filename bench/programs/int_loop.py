# Integer arithmetic in plain loops.
def collatz_longest(limit):
    best, best_length = 0, 0
    for start in range(1, limit):
        n, length = start, 1
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            length += 1
        if length > best_length:
            best, best_length = start, length
    return best, best_length


def sums(n):
    total = 0
    for i in range(n):
        total += i * 3 - i // 7
    return total


print(collatz_longest(24000), sums(1000000))
