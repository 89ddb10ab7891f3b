# Handlers are told of everything in a document, in its order.
from xml.parsers import expat

document = """<?xml version="1.0" standalone="yes"?>
<!DOCTYPE r PUBLIC "-//x  y//" "r.dtd" [
<!ELEMENT r (a|(b,c?)*)+> <!ELEMENT a EMPTY> <!ELEMENT m (#PCDATA|a)*>
<!ATTLIST a id ID #REQUIRED kind (x|y) "x" fixed CDATA #FIXED "f">
<!NOTATION n SYSTEM "n.exe"> <!ENTITY u SYSTEM "u.gif" NDATA n> <!ENTITY % pe "v"> <!ENTITY i "in&#38;#38;ner"> <!ENTITY o SYSTEM "o.xml">
<?pi in the subset?><!-- there -->
]>
<r xmlns="urn:r" xmlns:p="urn:p"><a id="1"/>one
two&i;&lt;<p:b p:c="d">&o;</p:b><![CDATA[<x>]]></r>
"""
names = [name for name in dir(expat.ParserCreate()) if name.endswith("Handler") and name != "DefaultHandler"]
for separator, is_buffered in [(None, False), ("|", True)]:
    parser = expat.ParserCreate(namespace_separator=separator)
    parser.buffer_text = is_buffered
    parser.ordered_attributes = is_buffered
    for name in names:
        def handle(*arguments, name=name):
            if name == "ExternalEntityRefHandler":
                arguments = (arguments[0].rpartition("\f")[2], *arguments[1:])
            print(name, *arguments)
            return 1
        setattr(parser, name, handle)
    parser.Parse(document, True)
parser = expat.ParserCreate()
parser.DefaultHandler = lambda text: print(repr(text), end=" ")
parser.Parse(document, True)
print()
