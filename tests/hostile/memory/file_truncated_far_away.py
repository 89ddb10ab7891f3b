# ends: error memory
with open("/tmp/large", "wb") as file:
    file.truncate(2**40)
