# Building text piece by piece: concatenation, join and a growing list.
def by_concatenation(n):
    text = ""
    for i in range(n):
        text += "item "
        text += str(i)
        text += "\n"
    return text


def by_join(n):
    return "\n".join(["row " + str(i) + ":" + str(i * i) for i in range(n)])


def run_lengths(text):
    out, previous, count = [], "", 0
    for c in text:
        if c == previous:
            count += 1
        else:
            if previous:
                out.append(previous + str(count))
            previous, count = c, 1
    return "".join(out)


a, b = by_concatenation(220000), by_join(220000)
print(len(a), len(b), len(run_lengths(a[:900000])))
