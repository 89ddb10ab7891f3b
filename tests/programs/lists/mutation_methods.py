a = [3, 1, 2]
print(a.append(4), a.extend("xy"), a.insert(0, "first"), a.insert(-1, "mid"), a.insert(100, "end"), a.insert(-100, "start"))
print(a, a.pop(), a.pop(0), a.pop(-2), a)
print(a.remove("x"), a.reverse(), a, a.index(1), a.count(3), a.copy() == a, a.copy() is a, a.clear(), a)
