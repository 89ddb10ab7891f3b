# A document with namespaces, entities, defaults of attributes, comments and a CDATA section, as a tree and back.
import xml.etree.ElementTree as ElementTree

document = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE root [
  <!ENTITY name "x &amp; <i>y</i>">
  <!ATTLIST item kind CDATA "plain" tokens NMTOKENS #IMPLIED>
]>
<root a="1 &lt; &#65;
2"><item tokens="  a   b ">text &name; tail</item><!-- a comment -->
<p:other xmlns:p="urn:p" xmlns="urn:d" p:q="1"><inner/></p:other><![CDATA[ <&> ]]]]><?target data?>é</root>"""
root = ElementTree.fromstring(document.encode())
for element in root.iter():
    print(element.tag, element.attrib, repr(element.text), repr(element.tail))
print(ElementTree.tostring(root, encoding="unicode"))
parser = ElementTree.XMLPullParser(["start", "end", "start-ns", "end-ns", "comment", "pi"])
for piece in [document[at : at + 7] for at in range(0, len(document), 7)]:
    parser.feed(piece)
parser.close()
print([(event, getattr(data, "tag", data) if event in ("start", "end") else str(data)[:5]) for event, data in parser.read_events() if event in ("start", "end")])
