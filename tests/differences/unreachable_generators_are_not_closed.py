# Difference: a suspended generator that becomes unreachable is not closed, so its finally clauses do not run.
# Cause: CPython closes it when its last reference goes; Tandem counts no references, and JavaScript's collector tells
# nobody what it has freed.
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

for number in numbers():
    print(number)
    break
print("left the loop")

generator = numbers()
print(next(generator))
generator.close()
