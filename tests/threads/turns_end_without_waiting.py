import threading

flags = []


def spin():
    while not flags:
        pass
    print("seen")


def spin_in_native_code():
    list(map(lambda _: spin(), [1]))


threads = [threading.Thread(target=target) for target in (spin, spin_in_native_code)]
for thread in threads:
    thread.start()
flags.append(True)
for thread in threads:
    thread.join()
print([thread.is_alive() for thread in threads])
