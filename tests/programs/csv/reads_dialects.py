import csv


def read(lines, **settings):
    try:
        print(settings, lines, list(csv.reader(lines, **settings)))
    except csv.Error as error:
        print(settings, lines, "Error:", error)


cases = [["a,b,c"], ['a,"b,c",d\n'], ['a,"b""c"'], ['"a\n', 'b"'], [""], ["a\rb"], ["a\r", "b"], ['"a'], ['"a"b,c'], [" a, b"]]
cases += [['1,"2",,""'], ["a\\,b"], ["a\\"], ['"a\\"b"'], ["", "a"], ["é,😀"], ["1.5,x"]]
for lines in cases:
    read(lines)
    read(lines, strict=True)
    read(lines, escapechar="\\", skipinitialspace=True)
    read(lines, doublequote=False)
    for quoting in csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL:
        read(lines, quoting=quoting)
reader = csv.reader(["a;b", "c;d"], delimiter=";")
print(next(reader), reader.line_num, reader.dialect.delimiter)
print(list(csv.DictReader(["name,age", "Ann,5"])), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
