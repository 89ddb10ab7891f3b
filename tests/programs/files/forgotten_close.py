open("kept.txt", "w").write("not closed")
print(open("kept.txt").read())


def write_log():
    log = open("log.txt", "w")
    log.write("from a function")


write_log()
print(open("log.txt").read())
