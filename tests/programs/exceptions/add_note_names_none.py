for note in None, 1, "fine":
    try:
        print(ValueError("v").add_note(note))
    except TypeError as error:
        print(error)
for text in "Zażółć", "zz", "1 é":
    try:
        bytes.fromhex(text)
    except ValueError as error:
        print(error)
