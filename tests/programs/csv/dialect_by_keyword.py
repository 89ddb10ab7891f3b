import csv
import io

out = io.StringIO()
csv.writer(out, dialect="excel-tab", quoting=csv.QUOTE_ALL).writerow([1, "a"])
print(repr(out.getvalue()), list(csv.reader(["a;b"], delimiter=";", dialect="excel")))
try:
    csv.writer(out, dialect="unknown")
except csv.Error as error:
    print(error)
