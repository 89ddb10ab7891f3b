def ask():
    name = input("name? ")
    return name


print(ask())
