# Products that are too large for a double, reduced at once by a modulus or a mask, in loops long enough to be compiled.
def generator(seed, factor, step, modulus, rounds):
    for _ in range(rounds):
        seed = (seed * factor + step) % modulus
    return seed


def masked(seed, factor, step, mask, rounds):
    for _ in range(rounds):
        seed = (seed * factor + step) & mask
    return seed


def constants(seed, rounds):
    total = 0
    for _ in range(rounds):
        seed = (seed * 1103515245 + 12345) % 2147483648
        total ^= seed
        seed = seed * 6364136223 & 0xFFFFFFFF
        total += (seed * 0x5DEECE66D + 0xB) & (1 << 48) - 1
        total -= seed * 9007199254740881 % 1000000007
    return total


print(generator(12345, 1103515245, 12345, 2**31, 2000))
print(generator(-12345, 1103515245, -12345, 2**31 - 1, 2000))
print(generator(7, 2**52 + 1, 2**50, 2**53 - 111, 2000))
print(generator(7, 2**52 + 1, 2**50, 2**34, 2000), generator(7, 2**52 + 1, 3, 2**34 + 1, 2000))
print(generator(99, 3**33, 5, -(10**9), 2000))
print(masked(1, 1664525, 1013904223, 2**32 - 1, 2000))
print(masked(-1, -1664525, -1013904223, 2**48 - 1, 2000))
print(masked(5, 2**53 - 1, 2**53 - 1, 2**53 - 1, 2000), masked(5, 3**33, 1, 2**64 - 1, 2000))
print(masked(3, -(3**33), 7, 0x0FF0F00F, 2000), masked(3, 3**33, 7, -256, 50) % 10**20)
print(constants(1, 3000), constants(-5, 3000))

# What is no int, or no fit, behind the same instructions.
for factor, step, modulus in [(3**33, 0.5, 97), (3**33, 1, 97.0), (2.5, 1, 7), (3**33, True, 2**33), (3**33, 1, 0)]:
    try:
        print(generator(3**20, factor, step, modulus, 30))
    except ZeroDivisionError as error:
        print(type(error).__name__, error)
for step, mask in [("x", 1), (None, 1), (1, "y"), (1, 2.0)]:
    try:
        masked(3**33, 3**33, 0, 2**32 - 1, 500)
        masked(3**33, 3**33, step, mask, 3)
    except TypeError as error:
        place = error.__traceback__.tb_next
        print(error, list(place.tb_frame.f_code.co_positions())[place.tb_lasti // 2])


def unbound(flag):
    for n in range(300):
        if flag:
            step = n
        value = (3**33 * (n + 2**50) + step) % 1009
    return value


print(unbound(True))
try:
    unbound(False)
except UnboundLocalError as error:
    print(error)
