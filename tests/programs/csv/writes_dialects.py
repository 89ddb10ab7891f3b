import csv
import io


def write(row, **settings):
    file = io.StringIO()
    try:
        csv.writer(file, **settings).writerow(row)
        print(settings, row, repr(file.getvalue()))
    except csv.Error as error:
        print(settings, row, "Error:", error)


rows = [["a", "b c", 1, 2.5, None, "x,y", 'q"r', "n\nl", ""], [""], [None], [], "abc", 5, [None, ""], ["\\"], [" "]]
for row in rows:
    for quoting in range(6):
        write(row, quoting=quoting)
        write(row, quoting=quoting, escapechar="\\")
    write(row, doublequote=False)
    write(row, delimiter=" ", skipinitialspace=True)
    write(row, lineterminator="!\n")
    write(row, quotechar=None)
for settings in {"delimiter": "ab"}, {"delimiter": None}, {"quotechar": 5}, {"quoting": 9}, {"quotechar": ","}, {"escapechar": "\n"}:
    try:
        csv.writer(io.StringIO(), **settings)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
csv.register_dialect("pipes", delimiter="|")
print(csv.get_dialect("pipes").delimiter, "pipes" in csv.list_dialects())
csv.unregister_dialect("pipes")
try:
    csv.get_dialect("pipes")
except csv.Error as error:
    print(error)
