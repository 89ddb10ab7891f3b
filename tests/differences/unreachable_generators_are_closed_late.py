# Difference: a suspended generator that becomes unreachable is not closed at once, where a variable, a container or an
# object of the program held it: gc.collect() does it, or the end of the program. One that only a loop or the call of a
# builtin had is closed at once.
# Cause: CPython closes it when its last reference goes; Tandem counts no references. What the operand stack alone holds
# is known without counting.
# Workaround: call close(), or hold the generator in contextlib.closing.
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


generator = numbers()
print(next(generator))
del generator
print("deleted")


def first(numbers):
    for number in numbers:
        return number


print(first(numbers()))
print("left the function")

for number in numbers():
    print(number)
    break
print("left the loop")

generator = numbers()
print(next(generator))
generator.close()
