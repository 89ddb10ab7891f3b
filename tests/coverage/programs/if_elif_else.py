def classify(value):
    if value < 0:
        return "negative"
    elif value == 0:
        return "zero"
    elif value < 10:
        return "small"
    else:
        return "large"


print(classify(-1), classify(5))
if classify(0) == "zero": print("one line")
if classify(3) == "large": print("never")
