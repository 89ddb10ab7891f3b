with open("notes.txt", "w") as notes:
    print(notes.write("naïve\n"), notes.name, notes.mode, notes.encoding)
    print("second", "line", file=notes)
with open("notes.txt") as notes:
    print(notes.readline(), end="")
    print(list(notes))
    print(repr(notes.read()), notes.closed)
print(notes.closed)
try:
    notes.read()
except ValueError as error:
    print(error)
with open("notes.txt", "a") as notes:
    print(notes.tell())
    notes.write("third")
print(open("notes.txt", "rb").read())
