# ends: error memory
with open("/tmp/large", "wb") as file:
    while True:
        file.write(bytes(1_000_000))
