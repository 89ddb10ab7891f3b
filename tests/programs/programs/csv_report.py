DATA = '''name,dept,salary,start
Ann,eng,5200,2019
"Bob, Jr.",ops,3900,2021
Cid,eng,4700,2020
"Dee ""D""",ops,,2022
'''
def rows(text):
    field, row, quoted, i = [], [], False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"':
                field.append('"'); i += 1
            elif c == '"': quoted = False
            else: field.append(c)
        elif c == '"': quoted = True
        elif c in ",\n":
            row.append("".join(field)); field = []
            if c == "\n":
                yield row
                row = []
        else: field.append(c)
        i += 1
header, *records = rows(DATA)
people = [dict(zip(header, r)) for r in records]
print(people[1]["name"], people[3]["name"], header)
groups = {}
for p in people:
    groups.setdefault(p["dept"], []).append(p)
for dept, members in sorted(groups.items()):
    salaries = [int(p["salary"]) for p in members if p["salary"]]
    print(f"{dept:>5}: n={len(members)} mean={sum(salaries) / len(salaries):8.2f} max={max(salaries)} first={min(members, key=lambda p: p['start'])['name']}")
missing = [p["name"] for p in people if not p["salary"]]
print(f"missing: {', '.join(missing)!r}")
import csv, io
print(list(csv.reader(io.StringIO(DATA))) == list(rows(DATA)))
