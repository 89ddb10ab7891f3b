def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


for number in numbers("break"):
    break
print("after break")


def first(name):
    for number in numbers(name):
        return number


print(first("return"))
try:
    for number in numbers("exception"):
        number / 0
except ZeroDivisionError:
    print("handled")
for outer in numbers("outer"):
    for inner in numbers("inner"):
        break
    print("between")
    break


def delegating():
    for number in numbers("nested"):
        yield number


for number in delegating():
    break
try:
    print([number / (number - 2) for number in numbers("comprehension")])
except ZeroDivisionError:
    print("handled")
