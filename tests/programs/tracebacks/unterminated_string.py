name = "oops
print(name)
