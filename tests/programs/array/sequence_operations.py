from array import array

numbers = array("i", [3, 1, 2])
numbers.append(5)
numbers.extend([7, 8])
numbers.insert(-100, 9)
print(numbers, len(numbers), numbers[-1], numbers[1:4], numbers[::-2])
numbers[1:3] = array("i", [0, 0, 0])
del numbers[::3]
print(numbers, numbers.pop(), numbers.index(0), numbers.count(0), 0 in numbers)
numbers.reverse()
print(numbers + numbers * 2, numbers == array("d", numbers), numbers < array("i", [1]))
print(numbers.tobytes(), numbers.tolist())
numbers.byteswap()
print(numbers)
print(array("w", "aé😀"), array("w", "aé😀").tounicode(), array("b", b"ab"), array("d", [1.5]), array("f"))
match array("H", [1, 2]):
    case [first, second]:
        print(first, second)
