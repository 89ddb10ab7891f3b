def report(count):
    text = ""
    for number in range(count):
        text = "<" + text.replace("x", "y") + ">"
    return text


print(len(report(10**7)))
