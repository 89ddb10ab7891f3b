# ends: timeout memory
import csv, io
text = ("a,\"b\"\"c\"," * 100 + "\n") * 2_000
while True:
    rows = list(csv.reader(io.StringIO(text)))
    csv.writer(io.StringIO()).writerows(rows)
