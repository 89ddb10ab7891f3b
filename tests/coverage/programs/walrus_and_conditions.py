data = [1, 2, 3, 0]


def take():
    while (value := data.pop()):
        if (double := value * 2) > 4 and double < 100:
            print("big", double)
        elif double == 4: print("four")
    return value


data.insert(0, 0)
data.reverse()
data.append(3)
print(take())
if any((found := n) > 2 for n in data):
    print(found)
